package io.covalence.connector.dealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.chemistry.ParsedSmiles;
import io.covalence.connector.chemistry.SmilesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DealingTest {
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
        var smiles = ExampleMolecules.generate(2_600, new SplittableRandom(1)).column(ExampleMolecules.SMILES);

        var siteOfRow = ScaffoldDealer.deal(smiles, 4, new SplittableRandom(1));

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

        var siteOfRow = ScaffoldDealer.deal(chains, 2, new SplittableRandom(1));

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

                var siteOfRow = ScaffoldDealer.deal(smiles, 4, new SplittableRandom(seed));

                assertThat(Arrays.copyOf(siteOfRow, molecule.size())).containsOnly(siteOfRow[0]);
            }
        }
    }

    @Test
    void sourcesAreGroupedWholeLargestFirst() {
        var ids = List.of("A-1", "A-2", "A-3", "B-1", "B-2", "C-1", "D-1");

        assertThat(SourceDealer.deal(ids, 3)).containsExactly(0, 0, 0, 1, 1, 2, 2);
        assertThatThrownBy(() -> SourceDealer.deal(ids, 5))
                .hasMessage("there are 4 sources; they cannot be dealt to 5 sites");
    }

    @Test
    void commandWritesEachRowToExactlyOneSite(@TempDir Path directory) throws IOException {
        var input = directory.resolve("all.csv");
        var all = ExampleMolecules.generate(300, new SplittableRandom(1));
        all.write(input);

        int code = new CommandLine(new Deal())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(
                        "--by=scaffold",
                        "--in=" + input,
                        "--column=smiles",
                        "--sites=3",
                        "--out=" + directory.resolve("sites"));

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
