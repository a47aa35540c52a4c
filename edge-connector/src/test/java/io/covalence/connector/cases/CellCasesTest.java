package io.covalence.connector.cases;

import static io.covalence.connector.cases.Case.classified;
import static io.covalence.connector.cases.Case.measured;
import static io.covalence.connector.cases.Right.fitsSaying;
import static io.covalence.connector.cases.Right.refused;
import static io.covalence.connector.cases.Right.refusedFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What stands in cells where the plan wants numbers. Each text is of one kind, said once; none is guessed. */
@Tag("cases")
class CellCasesTest {
    /** Kind, and texts of that kind in a column of measurements. */
    private static final Map<String, List<String>> TEXTS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "missing-word",
                    List.of(
                            "NA",
                            "N/A",
                            "#N/A",
                            "n.d.",
                            "nan",
                            "null",
                            "None",
                            "missing",
                            "-",
                            "--",
                            "?",
                            ".",
                            "\u2014",
                            "not determined",
                            "k.A.",
                            "<NA>",
                            "(null)",
                            "\\N",
                            "\u2026")),
            Map.entry(
                    "spreadsheet-error",
                    List.of("#VALUE!", "#DIV/0!", "#REF!", "#NAME?", "#WERT!", "#####", "Err:502")),
            Map.entry(
                    "date",
                    List.of(
                            "2024-05-04",
                            "2024-05-04 00:00:00",
                            "2024-05-04T10:00:00Z",
                            "04/05/2024",
                            "5/4/24",
                            "01.02.2024",
                            "1.2.24",
                            "Mar-01",
                            "1-Mar",
                            "Mar 03",
                            "2-Jan",
                            "01-Mar-24",
                            "3. M\u00e4r",
                            "12 d\u00e9c. 2024",
                            "Okt 24",
                            "10:30",
                            "1/2",
                            "03-01-2024")),
            Map.entry("decimal-comma", List.of("1,5", "-2,89", "0,1234", ",5", "1,5e-3", "12,", "1234,5")),
            Map.entry("ambiguous-comma", List.of("1,234", "-12,345")),
            Map.entry(
                    "thousands",
                    List.of(
                            "1,234.5",
                            "1'234.5",
                            "1\u2019234.5",
                            "1 234.5",
                            "1\u00a0234",
                            "1\u2009234.5",
                            "1\u202f234,5",
                            "1.234,5",
                            "1,234,567",
                            "1.234.567",
                            "12,34,567.0",
                            "1_234")),
            Map.entry("minus-sign", List.of("\u22123.5", "\u20133.5", "\uff0d3", "- 3.5", "1e\u22123", "3.5-")),
            Map.entry(
                    "other-digits",
                    List.of("\uff11", "\uff13.\uff15", "\u0661\u0662", "10\u207b\u00b3", "\u00bd", "3\u00b2")),
            Map.entry(
                    "qualifier",
                    List.of(
                            ">30",
                            "<0.1",
                            "~5",
                            ">= 30",
                            "\u2264 0.1",
                            "ca. 5",
                            "approx 5",
                            "<\u00a030",
                            "\u22485",
                            ">1e3",
                            "30*",
                            "=5",
                            "less than 5",
                            "5?")),
            Map.entry(
                    "range",
                    List.of(
                            "5 \u00b1 1",
                            "5+/-1",
                            "5-6",
                            "5 \u2013 6",
                            "5 to 6",
                            "5.1 (0.2)",
                            "1..2",
                            "5.1 (n=3)",
                            "5;6")),
            Map.entry("percent", List.of("50%", "50 %", "0.5\u2030", "12,5 %")),
            Map.entry(
                    "unit",
                    List.of("5 nM", "5nM", "3.2 \u00b5M", "1.5 mg/L", "20 \u00b0C", "$5", "5 \u20ac", "0x1F", "1d")),
            Map.entry("power", List.of("1.5x10-3", "1.5 \u00d7 10^-3", "10^-5", "1.5*10^3", "2^3")),
            Map.entry("boolean", List.of("TRUE", "false", "yes", "No", "wahr", "inactive", "pos")),
            Map.entry("not-finite", List.of("Infinity", "-inf", "\u221e", "1e999", "3.5e38", "1.#INF")),
            Map.entry("long-number", List.of("0." + "0".repeat(70) + "1", "9".repeat(3_000))),
            Map.entry("formula", List.of("=A1+B1", "=HYPERLINK(\"x\")", "@SUM(A1)")),
            Map.entry("quoted-number", List.of("'5", "\u201c5\u201d", "5\"")),
            Map.entry("brackets", List.of("(5.2)", "[3]")),
            Map.entry("garbled", List.of("\u00e2\u02c6\u20195", "5\ufffd", "\u00c2\u00b5")),
            Map.entry("invisible", List.of("5\u200b", "5\u2060", "5\u202e", "5 \u00a0", "\u00ad5", "\u200f3.1")),
            Map.entry("control", List.of("5\u0007", "\u001b[31m5", "1\n2", "x".repeat(300) + "\u0001")),
            Map.entry("not-a-number", List.of("high-ish", "abc", "1.2.3.4", "x".repeat(100_000), "\ud83d\ude00"))));

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> textsOfOneKind() {
        return TEXTS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(text -> oneText(entry.getKey(), text)))
                .flatMap(each -> each.in(folder));
    }

    @TestFactory
    Stream<DynamicTest> kindsInAFile() {
        return run(
                measured(
                                "dates that a spreadsheet made are counted",
                                CaseTable.measured()
                                        .target("01.02.2024", 1, 33)
                                        .target("2-Jan", 9, 41)
                                        .target("Mar 03", 17, 49)
                                        .target("2024-05-04 00:00:00", 25)
                                        .csv(),
                                refusedFor("date", 7, 1, "7 cells look like dates", "a spreadsheet changed them"))
                        .after("12-labels-turned-into-dates.csv"),
                classified(
                                "words for missing are one line of advice",
                                CaseTable.classified()
                                        .target("NA", 1)
                                        .target("n.d.", 6, 7)
                                        .target("?", 11)
                                        .csv(),
                                missing("missing-word", 1))
                        .after("14-words-for-missing.csv"),
                measured(
                                "thousands are refused by their kinds",
                                CaseTable.measured()
                                        .target("1,234.5", 1, 55)
                                        .target("1'234.5", 10)
                                        .target("1\u2009234.5", 19)
                                        .target("1\u00a0234", 28)
                                        .target("\u22123.5", 37)
                                        .csv(),
                                both(refused("thousands separators"), refused("minus sign")))
                        .after("15-thousands-and-hard-spaces.csv"),
                classified(
                                "words and numbers other than 0 and 1 are no labels",
                                CaseTable.classified()
                                        .target("0.0", 1)
                                        .target("TRUE", 5, 6)
                                        .target("\uff11", 8)
                                        .target("-1", 9)
                                        .target("2", 10)
                                        .csv(),
                                both(
                                        refused("words for yes or no", "write 1 for yes and 0 for no"),
                                        both(refused("digits other than 0 to 9"), refused("-1 and +1"))))
                        .after("16-booleans-and-floats-as-classes.csv"),
                classified(
                                "-1 and +1 are named as such",
                                CaseTable.classified().csv().replace(",0\n", ",-1\n"),
                                only("minus-one", "seems to use -1 and +1", "write 0 instead of -1"))
                        .after("16b-plus-minus-one.csv"),
                measured(
                                "a number of seventy characters is refused as that",
                                CaseTable.measured()
                                        .target("0." + "0".repeat(70) + "1", 4)
                                        .csv(),
                                refused("longer than a number of 64 characters"))
                        .after("34-seventy-char-number.csv"),
                classified(
                                "one class only takes part and is told",
                                CaseTable.classified().csv().replace(",1\n", ",0\n"),
                                fitsSaying("column \"active\"", "one class", "undefined, neither 0 nor 0.5"))
                        .after("19-one-class-only.csv"),
                classified(
                                "one positive takes part",
                                CaseTable.classified()
                                        .csv()
                                        .replace(",1\n", ",0\n")
                                        .replaceFirst(",0\n", ",1\n"),
                                CellCasesTest::hasOnePositive)
                        .after("19b-one-positive.csv"),
                classified(
                        "only positives take part and are told",
                        CaseTable.classified().csv().replace(",0\n", ",1\n"),
                        fitsSaying("one class", "undefined")),
                classified(
                        "fewer rows than a batch are told",
                        CaseTable.classified().csv(),
                        fitsSaying("training rows are fewer than the plan's batch of 64")),
                classified(
                                "headers exchanged are refused",
                                CaseTable.classified()
                                        .header(0, "name")
                                        .header(1, "smiles")
                                        .csv(),
                                refused("56 of 56 molecules are invalid"))
                        .after("25-swapped-columns.csv"),
                classified(
                        "a kind in every row is one problem",
                        "smiles,active\n" + "CCO,NA\n".repeat(30),
                        only("missing-word", "30 cells stand for missing values", "first \"NA\"")),
                classified(
                        "an empty or blank cell is a missing label",
                        CaseTable.classified().target("", 1).target("\u00a0", 2).csv(),
                        report -> {
                            assertThat(report.fits())
                                    .as("%s", report.problems())
                                    .isTrue();
                            assertThat(report.labels()).containsExactly(new LabelCount("active", 54, 18));
                        }));
    }

    private static Case oneText(String kind, String text) {
        var shown = text.length() > 40 ? text.substring(0, 20) + "... of " + text.length() + " characters" : text;
        return measured(
                kind + " "
                        + shown.codePoints()
                                .mapToObj(c -> c > ' ' && c < 0x7f ? Character.toString(c) : "U+%04X ".formatted(c))
                                .reduce("", String::concat),
                CaseTable.measured().set(2, text, 7, 9).csv(),
                both(refusedFor(kind, 2, 7), only(kind)));
    }

    /** The only errors are those of one kind. */
    private static Consumer<DatasetReport> only(String kind, String... parts) {
        return report -> {
            assertThat(report.fits()).isFalse();
            assertThat(report.problems())
                    .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.kind()).isEqualTo(kind);
                        for (var part : parts) {
                            assertThat(problem.message()).contains(part);
                        }
                    });
        };
    }

    private static Consumer<DatasetReport> missing(String kind, long row) {
        return report -> assertThat(report.problems())
                .filteredOn(problem -> problem.kind().equals(kind))
                .singleElement()
                .satisfies(problem -> assertThat(problem.row()).isEqualTo(row))
                .satisfies(problem -> assertThat(problem.message()).contains("leave such cells empty"));
    }

    private static void hasOnePositive(DatasetReport report) {
        assertThat(report.fits()).isTrue();
        assertThat(report.labels()).containsExactly(new LabelCount("active", CaseTable.ROWS, 1));
    }

    private static Consumer<DatasetReport> both(Consumer<DatasetReport> one, Consumer<DatasetReport> other) {
        return one.andThen(other);
    }

    private Stream<DynamicTest> run(Case... cases) {
        return Stream.of(cases).flatMap(each -> each.in(folder));
    }
}
