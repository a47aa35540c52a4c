package io.covalence.connector.cases;

import static io.covalence.connector.cases.Case.classified;
import static io.covalence.connector.cases.Right.fitsSaying;
import static io.covalence.connector.cases.Right.refused;
import static io.covalence.connector.cases.Right.refusedFor;
import static io.covalence.connector.cases.Right.refusedOnly;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.dataset.DatasetReport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** How rows and cells stand in a file: quotation marks, empty rows, odd rows. */
@Tag("cases")
class RowCasesTest extends TableCases {
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
