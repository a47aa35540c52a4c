package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Labels keep signatures, hashes and keys of different uses apart: as the sources have them. */
final class LabelTest {
    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final Pattern LABEL = Pattern.compile("\"(covalence/v[0-9]+/[a-z0-9/-]+)\"");

    /** The label of two uses would let what is made for one pass for the other. */
    @Test
    void everyLabelStandsInOnePlaceAndInTheReadme() throws IOException {
        var labels = labels();
        assertThat(labels).doesNotHaveDuplicates().hasSizeGreaterThan(25);

        var readme = Files.readString(MODULE.resolve("README.md"));
        assertThat(labels).allSatisfy(label -> assertThat(readme).contains("`" + label + "`"));
    }

    /** Whoever computes the numbers a second time uses no label that is none. */
    @Test
    void referenceKnowsNoOtherLabel() throws IOException {
        var reference = Files.readString(MODULE.resolve("src/test/python/known_answers.py"));
        var used = Pattern.compile("'(covalence/v[0-9]+/[a-z0-9/-]+)'")
                .matcher(reference)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(labels()).containsAll(used);
        assertThat(used).hasSizeGreaterThan(10);
    }

    private static List<String> labels() throws IOException {
        var labels = new ArrayList<String>();
        try (var files = Files.walk(MODULE.resolve("src/main/java"))) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                LABEL.matcher(Files.readString(file)).results().forEach(match -> labels.add(match.group(1)));
            }
        }
        return labels;
    }
}
