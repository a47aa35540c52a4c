package io.covalence.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Learning;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the README's table of kinds against the contract's sealed parts and the files of both ends. */
class KindsTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("\\[`(\\w+)`]\\(([^)]+)\\)");

    @Test
    void everyFormOfEveryPartHasItsClassAtEachEnd() throws IOException {
        var forms = Stream.of(StudyPlan.class, Learning.class)
                .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                .filter(component -> component.getType().isSealed())
                .flatMap(component -> forms(component.getType()).map(form -> row(component, form)))
                .toList();

        assertThat(forms).isNotEmpty();
        assertThat(rows())
                .extracting(cells -> "| " + cells.get(1) + " | " + cells.get(2) + " |")
                .containsExactlyInAnyOrderElementsOf(forms);
    }

    @Test
    void everyClassOfTheTableIsThere() throws IOException {
        for (var cells : rows()) {
            assertThat(cells).as("part, kind, contract, service, site").hasSize(6);
            for (var cell : cells.subList(3, 6)) {
                var link = LINK.matcher(cell);
                if (link.find()) {
                    assertThat(README.resolveSibling(link.group(2)))
                            .isRegularFile()
                            .content()
                            .containsPattern("(class|record|interface) " + link.group(1) + "\\b");
                } else {
                    assertThat(cell).as("why an end has no class for it").startsWith("nothing");
                }
            }
        }
    }

    private static Stream<Class<?>> forms(Class<?> part) {
        return Arrays.stream(part.getPermittedSubclasses())
                .flatMap(form -> form.isSealed() ? forms(form) : Stream.of(form));
    }

    private static String row(RecordComponent part, Class<?> form) {
        return "| " + part.getName() + " | `" + form.getAnnotation(Kind.class).value() + "` |";
    }

    /** Cells of the rows with a kind in backticks; the first one is what stands before the first bar. */
    private static List<List<String>> rows() throws IOException {
        try (var lines = Files.lines(README)) {
            return lines.filter(line -> line.matches("\\| \\w+ \\| `\\w+` \\|.*"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .toList();
        }
    }
}
