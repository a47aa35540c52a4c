package io.covalence.connector.cases;

import static io.covalence.connector.cases.Case.classified;
import static io.covalence.connector.cases.Right.fits;
import static io.covalence.connector.cases.Right.refusedFor;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Probabilities and p-values where the plan wants classes: some are so near to 0 or 1 that rounding would make labels of them. */
@Tag("cases")
class LabelCasesTest {
    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> numbersBesideZeroAndOneAreNoLabels() {
        return Stream.of(
                        "0.99999999",
                        "1.00000001",
                        "0.99999999999999999999",
                        "1e-50",
                        "-1e-50",
                        "1e-400",
                        "0.0000000000000000000000000000000000000000000000001")
                .map(text -> classified(
                        text + " is no label",
                        CaseTable.classified().target(text, 5).csv(),
                        refusedFor("no-class", 1, 5, "is not a label")))
                .flatMap(each -> each.in(folder));
    }

    @TestFactory
    Stream<DynamicTest> minusOneIsNamedOnlyWhenItIsWritten() {
        return Stream.of(
                        classified(
                                "-0.99999999 is no label",
                                CaseTable.classified().target("-0.99999999", 5).csv(),
                                refusedFor("no-class", 1, 5)),
                        classified(
                                "-1.0 is one of -1 and +1",
                                CaseTable.classified().target("-1.0", 5).csv(),
                                refusedFor("minus-one", 1, 5)))
                .flatMap(each -> each.in(folder));
    }

    @TestFactory
    Stream<DynamicTest> zeroAndOneMayBeWrittenInOtherWays() {
        return Stream.of("1", "1.", "+1.000", "10e-1", "100E-2", ".1e1", "0", "-0", "0.000", "0e300")
                .map(text -> classified(
                        text + " is a label",
                        CaseTable.classified().target(text, 5).csv(),
                        fits()))
                .flatMap(each -> each.in(folder));
    }
}
