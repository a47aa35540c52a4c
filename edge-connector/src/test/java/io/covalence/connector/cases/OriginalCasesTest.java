package io.covalence.connector.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("cases")
class OriginalCasesTest {
    private static final List<Object> CASES = List.of(
            new CellCasesTest(),
            new EncodingCasesTest(),
            new LabelCasesTest(),
            new MoleculeCasesTest(),
            new OddMoleculesTest(),
            new RepeatedCasesTest(),
            new RowCasesTest(),
            new ShiftedCasesTest(),
            new TableCasesTest());

    /** A file that no case names would be there for nothing. */
    @Test
    void everyFileOfTheFolderIsReadByACase() throws IOException {
        var folder = OriginalCases.folder();
        assumeTrue(folder.isPresent(), "COVALENCE_CASES is not set");
        var read = CASES.stream()
                .flatMap(OriginalCasesTest::tests)
                .map(DynamicTest::getDisplayName)
                .toList();

        try (var files = Files.list(folder.orElseThrow())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(read).anyMatch(test -> test.endsWith(": " + name)));
        }
    }

    /** Those stand in the second table of the folder's description, whose second column says where people met them. */
    @Test
    void everyActionOfTheFolderIsPlayedByATest() throws IOException {
        var description = OriginalCases.find("README.md");
        assumeTrue(description.isPresent(), "COVALENCE_CASES is not set, or describes nothing");

        assertThat(Files.readAllLines(description.orElseThrow()).stream()
                        .dropWhile(line -> !line.startsWith("## Without a file"))
                        .filter(line -> line.startsWith("| "))
                        .skip(1))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(ReportedAction.values())
                        .anySatisfy(known -> assertThat(action).contains(known.reports())));
    }

    @Test
    void everyReportedActionIsPlayedByATest() {
        var played = new ClassFileImporter()
                .importPackages("io.covalence.connector").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(method -> method.tryGetAnnotationOfType(Plays.class).stream())
                        .map(Plays::value)
                        .distinct();

        assertThat(played).containsExactlyInAnyOrder(ReportedAction.values());
    }

    private static Stream<DynamicTest> tests(Object cases) {
        return Arrays.stream(cases.getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(TestFactory.class))
                .flatMap(method -> {
                    try {
                        return ((Stream<?>) method.invoke(cases)).map(DynamicTest.class::cast);
                    } catch (ReflectiveOperationException e) {
                        return fail(e);
                    }
                });
    }
}
