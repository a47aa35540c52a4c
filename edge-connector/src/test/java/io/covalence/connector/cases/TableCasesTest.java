package io.covalence.connector.cases;

import static io.covalence.connector.cases.Case.classified;
import static io.covalence.connector.cases.Case.measured;
import static io.covalence.connector.cases.Right.fits;
import static io.covalence.connector.cases.Right.fitsSaying;
import static io.covalence.connector.cases.Right.refused;
import static io.covalence.connector.cases.Right.refusedFor;
import static io.covalence.connector.cases.Right.refusedOnly;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Plans;
import io.covalence.connector.dataset.DatasetReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** How a table is laid out in a file: quotation marks, line ends, headers, rows. */
@Tag("cases")
class TableCasesTest {
    private static final String BOM = "\uFEFF";

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> filesThatFit() {
        return run(
                classified("a plain file fits", good().csv(), fits()).after("00-good.csv"),
                measured(
                                "a plain file of measurements fits",
                                CaseTable.measured().csv(),
                                fits())
                        .after("00-good-regression.csv"),
                classified(
                                "a byte order mark before a quoted header does not matter",
                                BOM + good().quoted("\r\n"),
                                fits())
                        .after("01-bom-every-cell-quoted.csv"),
                classified("a byte order mark before a plain header does not matter", BOM + good().csv(), fits()),
                classified("quoted cells with line feeds fit", good().quoted("\n"), fits()),
                classified("old Macintosh line ends fit", good().text(",", "\r"), fits())
                        .after("06-cr-only.csv"),
                classified("Windows line ends fit", good().text(",", "\r\n"), fits()),
                classified("a file without a final line end fits", good().csv().stripTrailing(), fits()),
                classified(
                                "columns without a name or a cell do not matter",
                                blankColumns().text(",", "\r\n"),
                                fits())
                        .after("10-trailing-blank-columns.csv"),
                classified(
                        "blank cells beyond the header do not matter",
                        good().csv().replace(",1\n", ",1,,\n"),
                        fits()),
                classified("blanks around cells and names do not matter", good().text(" , ", " \n"), fits()),
                classified(
                                "a formula in a column that is not read is let be",
                                good().set(1, "=HYPERLINK(\"http://x.invalid\",\"a\")", 1, 8, 15)
                                        .set(1, "@SUM(A1)", 2)
                                        .csv(),
                                fits())
                        .after("31-formula-cells.csv"),
                classified(
                        "1.0 and 1e0 are 1",
                        good().target("1.0", 1)
                                .target("1e0", 4)
                                .target("0.0", 2)
                                .csv(),
                        fits()),
                classified(
                        "any text in a column that is not read is let be",
                        good().set(1, "\u001b[31m \u202e NA >30 1,5 \u2212", 3).csv(),
                        fits()));
    }

    @TestFactory
    Stream<DynamicTest> quotationMarks() {
        return run(
                classified("two stray marks that swallow rows are found", swallowing(12, 37), swallowed(12, 25))
                        .after("08-two-stray-quotes-swallow-rows.csv"),
                classified("two stray marks around one line end are found", swallowing(12, 13), swallowed(12, 1)),
                classified(
                        "two stray marks with Windows line ends are found",
                        swallowing(3, 50).replace("\n", "\r\n"),
                        swallowed(3, 47)),
                classified(
                                "a mark that is never closed is found in its line",
                                good().csv().replace("Cpd-012", "\"Cpd-012"),
                                refusedOnly("the quotation mark opened in line 13 is never closed"))
                        .after("07-quote-never-closed.csv"),
                classified(
                        "a mark that is never closed after cells with line breaks is found in its line",
                        good().set(1, "two\nlines", 2).csv().replace("Cpd-012", "\"Cpd-012"),
                        refused("the quotation mark opened in line 14 is never closed")),
                classified(
                        "a mark that is never closed in a large file does not fill the memory",
                        good().csv().replace("Cpd-012", "\"Cpd-012") + "CCO,x,1\n".repeat(200_000),
                        refusedOnly("the row that begins in line 13 has more than 1048576 characters", "never closed")),
                classified(
                        "text after a closing mark is found in its line",
                        good().csv().replace("Cpd-012", "\"Cpd\"-012"),
                        refusedOnly("in line 13", "written twice")),
                classified(
                        "marks with backslashes are found in their line",
                        good().csv().replace("Cpd-012", "\"a \\\"b\\\" c\""),
                        refusedOnly("in line 13", "written twice")),
                classified(
                        "lines that stand in marks as a whole are refused",
                        good().csv().replaceAll("(?m)^(.+)$", "\"$1\""),
                        refusedOnly("each line stands in quotation marks as a whole")),
                classified(
                        "a bad label below cells with line breaks is named with row and line",
                        multiLine("\r\n"),
                        refusedFor("no-class", 1, 41, "row 41 (line 52)", "\"7\" is not a label")),
                classified(
                                "a label in words below cells with line breaks is named with row and line",
                                good().set(1, "a\r\nb", 1, 11)
                                        .target("maybe", 41)
                                        .text(",", "\r\n"),
                                refused("row 41 (line "))
                        .after("05-crlf-quoted-line-breaks.csv"),
                classified(
                        "cells with line breaks are read and said once",
                        good().set(1, "a\nb", 4).set(1, "a\n\nb", 30).csv(),
                        fitsSaying("row 4 (line 5)", "2 cells have line breaks", "a cell with 1 line break")),
                classified(
                        "a molecule with a line break is refused",
                        good().set(0, "CCO\nCCN", 5).csv(),
                        refusedFor("control", 1, 5)));
    }

    @TestFactory
    Stream<DynamicTest> emptyRowsAndOddRows() {
        return run(
                classified(
                                "rows of commas at the end are ignored",
                                good().csv() + ",,\n".repeat(5),
                                fitsSaying("row 57 (line 58)", "5 rows are empty and ignored"))
                        .after("11-trailing-rows-of-commas.csv"),
                classified(
                        "empty lines at the end are ignored",
                        good().csv() + "\n\n\n",
                        fitsSaying("row 57 (line 58)", "3 rows are empty and ignored")),
                classified(
                        "rows of blanks and hard spaces are ignored",
                        good().insert(21, " ", "\u00a0", "\u2003").csv(),
                        fitsSaying("row 21 (line 22)", "is empty and ignored")),
                classified(
                                "a line of blanks in the middle is ignored",
                                good().insert(21, "   ").csv().stripTrailing(),
                                fitsSaying("row 21 (line 22)", "empty and ignored"))
                        .after("32-blank-line-in-the-middle-and-no-final-newline.csv"),
                classified(
                        "rows below an empty one keep their place",
                        good().insert(21, "").target("7", 31).csv(),
                        refusedFor("no-class", 1, 31, "row 31 (line 32)")),
                classified(
                        "a row with too few cells is refused",
                        good().insert(9, "CCO", "x").csv(),
                        refusedFor("short-row", 1, 9, "2 cells under a header of 3 columns")),
                classified(
                        "a decimal comma among commas is a row with too many cells",
                        good().csv().replace(",1\n", ",1,0\n"),
                        refusedFor("long-row", 19, 1, "4 cells under a header of 3 columns", "decimal comma")),
                classified(
                        "rows with another separator than the header are refused",
                        good().insert(3, "CCO;x;1").insert(3, "CCN;x;1").csv(),
                        refusedFor("other-separator", 2, 3)),
                classified(
                        "a comment below the header is refused",
                        good().insert(57, "# end").csv(),
                        refusedFor("comment", 1, 57)),
                classified(
                        "a header that stands again in the middle is refused",
                        good().insert(29, "smiles", "name", "active").csv(),
                        refusedFor("repeated-header", 1, 29, "files were joined")),
                classified(
                        "a second header with a byte order mark is refused",
                        good().insert(29, BOM + "smiles", "name", "active").csv(),
                        refusedFor("repeated-header", 1, 29)),
                classified(
                        "a file that ends in the middle of a row is refused",
                        good().csv().replaceAll(",[^,]*,[^,]*\n$", ""),
                        refusedFor("short-row", 1, 56, "may be cut off")),
                classified("an empty file is refused", "", refusedOnly("the file is empty"))
                        .after("20c-empty.csv"),
                classified("a file of blank lines is refused", "\n \n,,\n", refusedOnly("nothing but empty rows")),
                classified(
                                "a header alone is refused",
                                "smiles,name,active\n",
                                refusedOnly("the file has a header and no rows"))
                        .after("20b-header-only.csv"),
                classified(
                        "a header above empty rows is refused",
                        "smiles,name,active\n,,\n",
                        refused("the file has a header and no rows")),
                classified(
                                "one row is refused",
                                "smiles,name,active\nCCO,x,1\n",
                                refusedOnly("1 rows can be used; at least 20 are needed"))
                        .after("20-one-row.csv"));
    }

    @TestFactory
    Stream<DynamicTest> headers() {
        return run(
                classified(
                                "names in other letters are suggested",
                                good().header(0, " SMILES").header(2, "Active ").csv(),
                                report -> {
                                    refused("column \"smiles\"", "\"SMILES\": if that is the one, rename it")
                                            .accept(report);
                                    refused("column \"active\"", "\"Active\": if that is the one, rename it")
                                            .accept(report);
                                })
                        .after("09-header-case-and-spaces.csv"),
                nearName("a blank for an underscore", "Act ive"),
                nearName("a hard space", "active\u00a0"),
                nearName("an invisible character", "act\u200bive"),
                nearName("a typing error", "actvie"),
                nearName("a missing letter", "activ"),
                nearName("full-width letters", "\uff41\uff43\uff54\uff49\uff56\uff45"),
                nearName("a Turkish capital", "ACT\u0130VE"),
                nearName("quotation marks of a word processor", "\u201cactive\u201d"),
                nearName("a unit behind the name", "active (0/1)"),
                classified(
                        "a column of another name names those that are there",
                        good().header(2, "outcome").csv(),
                        refusedOnly("column \"active\"", "\"smiles\", \"name\", \"outcome\"")),
                classified(
                        "a column that stands twice is refused",
                        good().header(1, "active").csv(),
                        refused("column \"active\": the header has this column twice")),
                classified(
                        "a column that stands twice and is not read is said",
                        good().append("x").header(3, "name").csv(),
                        fitsSaying("column \"name\"", "twice; it is not read")),
                classified(
                                "comment lines above the header are said",
                                "# export of 2026\n# assay: made up\n" + good().csv(),
                                refusedOnly("2 lines stand above the header, which is in line 3", "comment"))
                        .after("30-comment-lines.csv"),
                classified(
                        "a title above the header is said",
                        "Results of May\n\n" + good().csv(),
                        refusedOnly("above the header, which is in line 3")),
                classified(
                        "a line that tells a spreadsheet its separator is said",
                        "sep=,\n" + good().csv(),
                        refusedOnly("1 line stands above the header, which is in line 2")),
                classified(
                        "a comment above a table with semicolons is said",
                        "# made up\n" + good().text(";", "\n"),
                        refusedOnly("which is in line 2", "semicolons")),
                classified(
                        "a file without a header is said",
                        good().csv().replaceFirst("^.*\n", ""),
                        refusedOnly("looks like a row of data")),
                new Case(
                        "letters with accents are the same however they were typed",
                        Plans.linear("activit\u00e9"),
                        good().header(2, "activite\u0301").csv().getBytes(StandardCharsets.UTF_8),
                        fits()));
    }

    @TestFactory
    Stream<DynamicTest> separators() {
        return run(
                measured(
                                "semicolons and decimal commas are said",
                                BOM + CaseTable.measured().text(";", "\r\n").replace('.', ','),
                                refusedOnly("separated by semicolons", "decimal point"))
                        .after("02-semicolon-decimal-comma.csv"),
                classified("tabs are said", good().text("\t", "\n"), refusedOnly("separated by tabs", "commas"))
                        .after("28-tab-separated.csv"),
                classified("vertical bars are said", good().text("|", "\n"), refusedOnly("separated by vertical bars")),
                classified("blanks are said", good().text(" ", "\n"), refusedOnly("separated by blanks")),
                classified("full-width commas are said", good().text("\uff0c", "\n"), refusedOnly("full-width commas")),
                classified(
                        "quoted cells between semicolons are said",
                        good().quoted("\n").replace("\",\"", "\";\""),
                        refusedOnly("semicolons")),
                classified(
                        "semicolons below a name with a comma are said",
                        good().header(1, "name, long").text(";", "\n"),
                        refusedOnly("separated by semicolons")));
    }

    private Stream<DynamicTest> run(Case... cases) {
        return Stream.of(cases).flatMap(each -> each.in(folder));
    }

    private static CaseTable good() {
        return CaseTable.classified();
    }

    private static CaseTable blankColumns() {
        return good().append("", "", "");
    }

    private static Case nearName(String what, String name) {
        return classified(
                "a name with " + what + " is suggested",
                good().header(2, name).csv(),
                refusedOnly("column \"active\"", "\"" + name + "\": if that is the one"));
    }

    /** A stray mark before the name in one row, another after the name in a later one. */
    private static String swallowing(int from, int to) {
        return good().csv()
                .replace("Cpd-%03d".formatted(from), "\"Cpd-%03d".formatted(from))
                .replace("Cpd-%03d".formatted(to), "Cpd-%03d\"".formatted(to));
    }

    private static Consumer<DatasetReport> swallowed(int row, int breaks) {
        return report -> {
            refusedFor("swallowed", 1, row, "a cell with " + breaks + " line break")
                    .accept(report);
            assertThat(report.rows()).isEqualTo(CaseTable.ROWS);
        };
    }

    /** Five names above row 41 have two line breaks each: with the header it begins in line 1 + 41 + 5 * 2. */
    private static String multiLine(String lineEnd) {
        var name = "Cpd" + lineEnd + "(second batch," + lineEnd + "again)";
        return good().set(1, name, 1, 11, 21, 31, 40).target("7", 41).text(",", lineEnd);
    }
}
