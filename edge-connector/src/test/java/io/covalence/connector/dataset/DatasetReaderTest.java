package io.covalence.connector.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.connector.Plans;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.Descriptor;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.task.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetReaderTest {
    private static final StudyPlan PLAN = Plans.linear("active", "toxic");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void goodFileIsSplitOnceAndForAll() throws IOException {
        var report = read(lines(200, UnaryOperator.identity()));
        var again = read(lines(200, UnaryOperator.identity()));

        assertThat(report.problems()).isEmpty();
        var dataset = report.dataset().orElseThrow();
        assertThat(dataset.training().size() + dataset.evaluation().size()).isEqualTo(200);
        // 20 % of 200, four standard deviations of a binomial either way
        assertThat(dataset.evaluation()).hasSizeBetween(17, 63);
        assertThat(again.dataset().orElseThrow().evaluation()).hasSameSizeAs(dataset.evaluation());
        assertThat(report.labels()).contains(new LabelCount("active", 200, 100));
    }

    @Test
    void repeatedMoleculesBecomeOneRow() throws IOException {
        var report = read("smiles,active,toxic\n" + "CCO,1,0\nOCC,1,0\n".repeat(15));

        assertThat(report.skippedRows()).isEqualTo(29);
        assertThat(report.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem).startsWith("29 rows repeat the molecule of an earlier row"))
                .contains("1 rows can be used; at least 20 are needed");
    }

    @Test
    void byteOrderMarkQuotesAndOtherColumnsDoNotMatter() throws IOException {
        var report = read("\uFEFFname,\"smiles\",toxic,active\r\n"
                + IntStream.range(1, 60)
                        .mapToObj(i -> "\"a, \"\"b\"\"\"," + "C".repeat(i) + "O, 1 ,\r\n")
                        .reduce("", String::concat));

        assertThat(report.fits()).isTrue();
        assertThat(report.problems())
                .extracting(Problem::toString)
                .contains("column \"active\": no row has a label; the site contributes nothing to it");
    }

    /** Molecules are read side by side in batches of 256 rows. */
    @Test
    void rowsOfALongFileKeepTheirPlaces() throws IOException {
        var good = IntStream.rangeClosed(1, 700)
                .mapToObj(i -> "C".repeat(i / 20 + 1) + "O" + "C".repeat(i % 20) + ",1,0")
                .toList();
        var lines = replaced(replaced(good, 256, "FC(F)(F)(F)F,1,0"), 612, "CC(C)(C)(C)C,1,0");

        var report = read("smiles,active,toxic\n" + String.join("\n", lines) + "\n");

        assertThat(report.rows()).isEqualTo(700);
        assertThat(report.problems())
                .filteredOn(problem -> problem.message().startsWith("the molecule"))
                .extracting(Problem::row, Problem::line)
                .containsExactly(tuple(256L, 257L), tuple(612L, 613L));
    }

    @Test
    void rowsBeforeAPlaceThatCannotBeReadAreJudged() throws IOException {
        var report = read(lines(60, lines -> replaced(replaced(lines, 50, "CCBr,yes,0"), 55, "\"CCBr,1,0")));

        assertThat(report.problems()).extracting(Problem::row).contains(50L);
        assertThat(report.problems())
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message).contains("quotation mark opened in line 56"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CCBr,NaN,0 | column \"active\": \"NaN\" stands for a missing value",
                "CCBr,1,Infinity | column \"toxic\": \"Infinity\" is not a finite number",
                "CCBr,1e999,0 | column \"active\": \"1e999\" is not a finite number",
                "CCBr,yes,0 | column \"active\": \"yes\" is a word for yes or no",
                "CCBr,0x1,0 | column \"active\": \"0x1\" has a unit",
                "CCBr,0.5,0 | column \"active\": \"0.5\" is not a label; 0, 1 or empty is",
                "CCBr,1 | a row of 2 cells under a header of 3 columns has too few cells",
            })
    void badCellIsAnErrorWithItsRowAndColumn(String line, String message) throws IOException {
        var report = read(lines(200, lines -> replaced(lines, 7, line)));

        assertThat(report.fits()).isFalse();
        assertThat(report.problems()).singleElement().asString().startsWith("row 7 (line 8), " + message);
    }

    @Test
    void aFewInvalidMoleculesAreLeftOutWithAWarning() throws IOException {
        var report = read(lines(200, lines -> replaced(lines, 7, "FC(F)(F)(F)F,1,0")));

        assertThat(report.fits()).isTrue();
        assertThat(report.rows()).isEqualTo(200);
        assertThat(report.skippedRows()).isEqualTo(1);
        assertThat(report.problems())
                .singleElement()
                .hasToString(
                        "row 7 (line 8), column \"smiles\": the molecule has C with 5 bonds and no charge (atom 2)");
    }

    @Test
    void manyInvalidMoleculesAreAnErrorAndOnlyTheFirstAreNamed() throws IOException {
        var report = read("smiles,active,toxic\n" + "C1CC,1,0\n".repeat(50));

        assertThat(report.fits()).isFalse();
        assertThat(report.problems())
                .hasSize(3 + DatasetLimits.DEFAULT.problems())
                .anySatisfy(problem ->
                        assertThat(problem.message()).startsWith("50 of 50 molecules are invalid; at most 1.0 %"));
        assertThat(report.furtherProblems()).isEqualTo(30);
    }

    @Test
    void missingColumnsAreAllNamed() throws IOException {
        var report = read("SMILES,toxic\nCCO,1\n");

        assertThat(report.problems()).extracting(Problem::column).containsExactly("smiles", "active");
    }

    @Test
    void columnThatStandsTwiceIsRefused() throws IOException {
        assertThat(read("smiles,active,toxic,active\nCCO,1,1,0\n").problems())
                .first()
                .asString()
                .startsWith("column \"active\": the header has this column twice");
    }

    @Test
    void fileWithoutAnyLabelIsRefused() throws IOException {
        assertThat(read("smiles,active,toxic\n" + "CCO,,\n".repeat(30)).problems())
                .first()
                .hasToString("no row with a valid molecule has a label in any of the plan's target columns");
    }

    @Test
    void tooFewRowsAreRefused() throws IOException {
        assertThat(read(lines(5, UnaryOperator.identity())).problems())
                .singleElement()
                .hasToString("5 rows can be used; at least 20 are needed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the file is empty",
                "'smiles,active,toxic\n\"CCO,1' | the quotation mark opened in line 2 is never closed"
            })
    void unreadableFileIsExplained(String content, String message) throws IOException {
        assertThat(read(content).problems())
                .first()
                .satisfies(problem ->
                        assertThat(problem.message()).startsWith(message).doesNotContain(directory.toString()));
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        var file = Files.write(
                directory.resolve("latin1.csv"),
                "smiles,active,toxic\nCCO,1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(SiteKinds.source(PLAN).read(file).problems())
                .first()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("it is not UTF-8 text: 1 place is in another encoding, first in line 2"));
    }

    @Test
    void missingFileAndDirectoryAreRefusedWithoutTheirPath() {
        assertThat(SiteKinds.source(PLAN).read(directory.resolve("none.csv")).problems())
                .singleElement()
                .hasToString("there is no such file");
        assertThat(SiteKinds.source(PLAN).read(directory).problems())
                .singleElement()
                .hasToString("it is not a regular file");
    }

    @Test
    void sizeAndRowsAreBounded() throws IOException {
        var file = Files.writeString(directory.resolve("large.csv"), lines(200, UnaryOperator.identity()));

        var bytes = SiteKinds.source(PLAN, new DatasetLimits(100, 1_000, 20, 0.01, 20))
                .read(file);
        var rows = SiteKinds.source(PLAN, new DatasetLimits(1 << 20, 100, 20, 0.01, 20))
                .read(file);

        assertThat(bytes.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("at most 100 are read"));
        assertThat(rows.problems()).singleElement().hasToString("the file has more than 100 rows");
        assertThat(rows.fits()).isFalse();
    }

    @Test
    void numbersAreStandardisedAndAnEmptyDescriptorIsAnError() throws IOException {
        var plan = Plans.regression(
                new MoleculeTable("smiles", 64, List.of(new Descriptor("mass", 100, 50))),
                new Target("y", -3, 2),
                Plans.training(0.1, 0, 0, 1));
        var body = IntStream.range(1, 60)
                .mapToObj(i -> "C".repeat(i) + "O,150,-1\n")
                .reduce("smiles,mass,y\n", String::concat);

        var good = SiteKinds.source(plan).read(Files.writeString(directory.resolve("good.csv"), body));
        var bad = SiteKinds.source(plan).read(Files.writeString(directory.resolve("bad.csv"), body + "CCN,,-1\n"));

        var row = good.dataset().orElseThrow().training().getFirst();
        var inputs = new float[65];
        row.writeInputs(inputs, 0, 65);
        assertThat(row.label(0)).isEqualTo(1f);
        assertThat(inputs[64]).isEqualTo(1f);
        assertThat(bad.problems())
                .singleElement()
                .asString()
                .startsWith("row 60 (line 61), column \"mass\": is empty; a number is needed");
    }

    private DatasetReport read(String content) throws IOException {
        return SiteKinds.source(PLAN).read(Files.writeString(directory.resolve("site.csv"), content));
    }

    /** Straight-chain alcohols and acids: half of them active, all measured for toxicity. */
    private static String lines(int rows, UnaryOperator<List<String>> change) {
        var lines = IntStream.rangeClosed(1, rows)
                .mapToObj(i -> "C".repeat(i) + (i % 2 == 0 ? "O,1,0" : "C(=O)O,0,1"))
                .toList();
        return "smiles,active,toxic\n" + String.join("\n", change.apply(lines)) + "\n";
    }

    private static List<String> replaced(List<String> lines, int row, String line) {
        return IntStream.rangeClosed(1, lines.size())
                .mapToObj(i -> i == row ? line : lines.get(i - 1))
                .toList();
    }
}
