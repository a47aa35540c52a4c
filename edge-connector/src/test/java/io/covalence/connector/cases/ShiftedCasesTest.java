package io.covalence.connector.cases;

import static io.covalence.connector.cases.Case.classified;
import static io.covalence.connector.cases.Case.measured;
import static io.covalence.connector.cases.Right.fits;
import static io.covalence.connector.cases.Right.refusedFor;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A comma without quotation marks cuts a cell in two, and the file has columns without a name into which the rest may move. */
@Tag("cases")
class ShiftedCasesTest {
    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> cellsThatACommaHasMoved() {
        return Stream.of(
                        measured(
                                "a decimal comma before empty columns is a row with too many cells",
                                blankColumns(CaseTable.measured()).replace(",-2.89,,", ",-2,89,"),
                                refusedFor(
                                        "long-row",
                                        1,
                                        2,
                                        "5 cells under a header of 3 columns with names and 2 without",
                                        "decimal comma")),
                        measured(
                                "a decimal comma before another number is a row with too many cells",
                                CaseTable.measured()
                                        .append("46.07", "")
                                        .csv()
                                        .replaceFirst(",46.07,", ",mw,")
                                        .replace(",-2.89,46.07,", ",-2,89,46.07"),
                                refusedFor("long-row", 1, 2)),
                        classified(
                                "a comma in a name before empty columns is a row with too many cells",
                                blankColumns(CaseTable.classified()).replace("Cpd-007,1,,", "Cpd,1,1,"),
                                refusedFor("long-row", 1, 7)),
                        classified(
                                "a remark beside the table is a row with too many cells",
                                blankColumns(CaseTable.classified()).replace("Cpd-009,0,,", "Cpd-009,0,,see page 2"),
                                refusedFor("long-row", 1, 9)),
                        classified(
                                "a row that ends at the last name fits",
                                blankColumns(CaseTable.classified()).replace("Cpd-009,0,,", "Cpd-009,0"),
                                fits()),
                        classified(
                                "blanks under columns without a name do not matter",
                                blankColumns(CaseTable.classified()).replace("Cpd-009,0,,", "Cpd-009,0, ,\u00a0"),
                                fits()),
                        classified(
                                "a column without a name before the others is a row's number",
                                CaseTable.classified()
                                        .csv()
                                        .replaceAll("(?m)^(?=.)", "7,")
                                        .replaceFirst("7,", ","),
                                fits()))
                .flatMap(each -> each.in(folder));
    }

    private static String blankColumns(CaseTable table) {
        return table.append("", "").csv();
    }
}
