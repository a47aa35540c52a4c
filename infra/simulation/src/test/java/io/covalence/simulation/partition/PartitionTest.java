package io.covalence.simulation.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.chemistry.ParsedSmiles;
import io.covalence.connector.chemistry.SmilesReader;
import io.covalence.demodata.ExampleMolecules;
import io.covalence.demodata.ExamplePatients;
import io.covalence.demodata.Sheet;
import io.covalence.simulation.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionTest {
    @Test
    void exampleMoleculesAreValidDistinctAndRepeatable() {
        var sheet = ExampleMolecules.generate(10_000, new SplittableRandom(1));
        var reader = new SmilesReader();

        assertThat(sheet.column(ExampleMolecules.SMILES))
                .doesNotHaveDuplicates()
                .allSatisfy(smiles -> assertThat(reader.read(smiles)).isInstanceOf(ParsedSmiles.Valid.class));
        assertThat(ExampleMolecules.generate(10_000, new SplittableRandom(1))).isEqualTo(sheet);
        for (var target : ExampleMolecules.TARGETS) {
            assertThat(sheet.column(target)).contains("0", "1");
        }
        assertThat(sheet.column("toxicity")).contains("");
    }

    @Test
    void scaffoldsStayTogetherAndSharesAreAsMeant() {
        var sheet = ExampleMolecules.generate(2_600, new SplittableRandom(1));
        var smiles = sheet.column(ExampleMolecules.SMILES);

        var siteOfRow = new ByScaffold(ExampleMolecules.SMILES).deal(sheet, 4, new SplittableRandom(1));

        var siteOfScaffold = new HashMap<String, Integer>();
        var rows = new int[4];
        for (int row = 0; row < siteOfRow.length; row++) {
            var scaffold = scaffold(smiles.get(row));
            assertThat(siteOfScaffold.computeIfAbsent(scaffold, key -> -1)).isIn(-1, siteOfRow[row]);
            siteOfScaffold.put(scaffold, siteOfRow[row]);
            rows[siteOfRow[row]]++;
        }
        // shares of 85, 95, 105 and 115 % of 650 rows; a scaffold has about 65
        assertThat(rows).satisfies(counts -> {
            assertThat(counts[0]).isBetween(487, 617);
            assertThat(counts[3]).isBetween(682, 812);
        });
    }

    @Test
    void moleculesWithoutRingsAreDealtOneByOne() {
        var chains = new ArrayList<String>();
        for (int i = 1; i <= 100; i++) {
            chains.add("C".repeat(i));
        }

        var siteOfRow = new ByScaffold("smiles").deal(sheet("smiles", chains), 2, new SplittableRandom(1));

        assertThat(siteOfRow).contains(0, 1);
    }

    @Test
    void spellingsSaltsAndTautomersOfAMoleculeGoToOneSite() {
        var forms = List.of(
                List.of("CCCCO", "OCCCC", "[Na+].[O-]CCCC", "CCCCO.O"),
                List.of("Oc1ccccn1", "O=c1cccc[nH]1", "[O-]c1ccccn1.[K+]"),
                List.of("CCN(=O)=O", "CC[N+](=O)[O-]"));
        for (int seed = 0; seed < 20; seed++) {
            for (var molecule : forms) {
                var smiles = new ArrayList<>(molecule);
                for (int i = 1; i <= 20; i++) {
                    smiles.add("C".repeat(i) + "F");
                }

                var siteOfRow = new ByScaffold("smiles").deal(sheet("smiles", smiles), 4, new SplittableRandom(seed));

                assertThat(Arrays.copyOf(siteOfRow, molecule.size())).containsOnly(siteOfRow[0]);
            }
        }
    }

    @Test
    void rowsThatBeginAlikeAreGroupedWholeLargestFirst() {
        var sheet = sheet("ID", List.of("A-1", "A-2", "A-3", "B-1", "B-2", "C-1", "D-1"));
        var byLetter = Partition.parse("column:ID:1", Optional.empty(), Optional.empty());

        assertThat(byLetter.deal(sheet, 3, new SplittableRandom(1))).containsExactly(0, 0, 0, 1, 1, 2, 2);
        assertThatThrownBy(() -> byLetter.deal(sheet, 5, new SplittableRandom(1)))
                .isInstanceOf(Unusable.class)
                .hasMessage("\"ID\" has 4 values; they cannot be dealt to 5 sites");
    }

    /** With a concentration of 0.05 a class lies at one or two of four sites, with 1,000 evenly at all. */
    @Test
    void smallConcentrationSeparatesClassesAndALargeOneMixesThem() {
        var labels = IntStream.range(0, 1_000)
                .mapToObj(row -> String.valueOf(row % 2))
                .toList();
        var sheet = sheet("y", labels);

        assertThat(largestShareOfAClass(sheet, labels, 0.05)).isGreaterThan(0.6);
        assertThat(largestShareOfAClass(sheet, labels, 1_000)).isBetween(0.25, 0.3);
        for (int seed = 0; seed < 50; seed++) {
            assertThat(new ByDirichlet("y", 0.01).deal(sheet, 4, new SplittableRandom(seed)))
                    .contains(0, 1, 2, 3);
        }
    }

    /** Mean over classes and seeds of the largest part that one of four sites has of a class. */
    private static double largestShareOfAClass(Sheet sheet, List<String> labels, double concentration) {
        double sum = 0;
        for (int seed = 0; seed < 20; seed++) {
            var siteOfRow = new ByDirichlet("y", concentration).deal(sheet, 4, new SplittableRandom(seed));
            var held = new int[2][4];
            for (int row = 0; row < siteOfRow.length; row++) {
                held[labels.get(row).charAt(0) - '0'][siteOfRow[row]]++;
            }
            for (var counts : held) {
                sum += Arrays.stream(counts).max().orElseThrow() / 500.0;
            }
        }
        return sum / 40;
    }

    @Test
    void numbersAreDealtByTenthsOfTheirRanks() {
        var values = IntStream.range(0, 1_000)
                .mapToObj(row -> String.valueOf(row * 0.5))
                .toList();

        var siteOfRow = new ByDirichlet("y", 1_000).deal(sheet("y", values), 2, new SplittableRandom(1));

        long low = IntStream.range(0, 100).filter(row -> siteOfRow[row] == 0).count();
        assertThat(low).isBetween(45L, 55L);
    }

    private static Sheet sheet(String column, List<String> values) {
        return new Sheet(List.of(column), values.stream().map(List::of).toList());
    }

    @Test
    void madeUpPatientsAreRepeatableAndOfBothKindsAtEveryClinic() {
        var sheet = ExamplePatients.generate(800, 4, new SplittableRandom(1));
        var siteOfRow = new ByColumn(ExamplePatients.CLINIC, 100).deal(sheet, 4, new SplittableRandom(1));

        assertThat(ExamplePatients.generate(800, 4, new SplittableRandom(1))).isEqualTo(sheet);
        assertThat(sheet.split(siteOfRow, 4)).allSatisfy(clinic -> {
            assertThat(clinic.rows()).hasSize(200);
            // About half are ill; four standard deviations of a binomial either way
            assertThat(Collections.frequency(clinic.column("disease"), "1")).isBetween(60, 160);
            assertThat(Collections.frequency(clinic.column("split"), "train")).isBetween(105, 159);
        });
    }

    @Test
    void commandWritesEachRowToExactlyOneSite(@TempDir Path directory) throws IOException {
        var input = directory.resolve("all.csv");
        var all = ExampleMolecules.generate(300, new SplittableRandom(1));
        all.write(input);

        int code = PartitionCommand.commandLine()
                .execute("--deal=scaffold:smiles", "--in=" + input, "--sites=3", "--out=" + directory.resolve("sites"));

        assertThat(code).isZero();
        var rows = new ArrayList<List<String>>();
        for (int site = 1; site <= 3; site++) {
            var sheet = Sheet.read(directory.resolve("sites/site-" + site + ".csv"));
            assertThat(sheet.header()).isEqualTo(all.header());
            rows.addAll(sheet.rows());
        }
        assertThat(rows).hasSize(300);
        assertThat(new HashSet<>(rows)).isEqualTo(new HashSet<>(all.rows()));
        assertThat(Files.exists(directory.resolve("sites/site-4.csv"))).isFalse();
    }

    private static String scaffold(String smiles) {
        return new SmilesReader().read(smiles) instanceof ParsedSmiles.Valid valid
                ? valid.molecule().scaffold()
                : "";
    }
}
