package io.covalence.connector.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files and cells, up to where a cell's text is a number or a SMILES text. */
@Tag("cases")
class TableCasesTest {
    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> goodFiles() {
        return Stream.of(
                        Case.classified(
                                "a plain file fits",
                                CaseTable.classified().csv(),
                                report -> assertThat(report.fits()).isTrue()),
                        Case.measured(
                                "a plain file of measurements fits",
                                CaseTable.measured().csv(),
                                report -> assertThat(report.fits()).isTrue()))
                .map(example -> example.in(folder));
    }
}
