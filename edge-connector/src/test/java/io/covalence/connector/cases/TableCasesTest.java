package io.covalence.connector.cases;

import static io.covalence.connector.cases.Case.classified;
import static io.covalence.connector.cases.Case.measured;
import static io.covalence.connector.cases.Right.fits;
import static io.covalence.connector.cases.Right.fitsSaying;
import static io.covalence.connector.cases.Right.refused;
import static io.covalence.connector.cases.Right.refusedOnly;

import io.covalence.connector.Plans;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** How a table is laid out in a file: what fits, headers, separators. */
@Tag("cases")
class TableCasesTest extends TableCases {
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

    private static CaseTable blankColumns() {
        return good().append("", "", "");
    }

    private static Case nearName(String what, String name) {
        return classified(
                "a name with " + what + " is suggested",
                good().header(2, name).csv(),
                refusedOnly("column \"active\"", "\"" + name + "\": if that is the one"));
    }
}
