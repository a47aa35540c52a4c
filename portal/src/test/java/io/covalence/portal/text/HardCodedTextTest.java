package io.covalence.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read stands in a bundle, so that it exists in every language. */
class HardCodedTextTest {
    private static final Path SOURCES = Path.of("src/main/java");

    /** Words given to what shows them: as the only or first argument, as an address's words, or as an attribute that is read out. */
    private static final List<Pattern> SHOWN = List.of(
            Pattern.compile(
                    "new (?:Span|Paragraph|Div|H1|H2|H3|Button|Panel|ListItem|Legend|NativeLabel|Notification|ConfirmDialog"
                            + "|Dialog|Description|DescriptionList\\.Term|DescriptionList\\.Description|FileLink|StateBadge)"
                            + "\\(\\s*\"([^\"]*\\p{L}{2}[^\"]*)\""),
            Pattern.compile("new (?:Anchor|RouterLink)\\([^;]*?,\\s*\"([^\"]*\\p{L}{2}[^\"]*)\"\\s*[,)]"),
            Pattern.compile("\\.(?:setText|setLabel|setTitle|setHelperText|setErrorMessage|setPlaceholder|setAriaLabel"
                    + "|setTooltipText)\\(\\s*\"([^\"]*\\p{L}{2}[^\"]*)\""),
            Pattern.compile("setAttribute\\(\\s*\"(?:aria-label|title|alt)\",\\s*\"([^\"]*\\p{L}{2}[^\"]*)\""),
            Pattern.compile("Svg\\.words\\(\\s*\"([^\"]*\\p{L}{2}[^\"]*)\""));

    /** Names and commands, which are the same in every language. */
    private static final Set<String> NAMES = Set.of("Covalence", "CSV", "SVG", "connector charter show ");

    private static final Pattern STYLED = Pattern.compile("content: \"([^\"]*\\p{L}{2}[^\"]*)\"");

    @Test
    void noTextIsWrittenIntoTheCode() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(HardCodedTextTest::texts))
                    .isEmpty();
        }
    }

    @Test
    void noTextIsWrittenIntoTheStyle() throws IOException {
        var style = Files.readString(Path.of("src/main/webapp/covalence/covalence.css"));

        assertThat(STYLED.matcher(style).results().map(found -> found.group(1))).isEmpty();
        assertThat(STYLED.matcher("a::after { content: \" shown\"; }").find()).isTrue();
    }

    private static Stream<String> texts(Path file) {
        try {
            var source = Files.readString(file);
            return SHOWN.stream()
                    .flatMap(shown -> shown.matcher(source).results())
                    .map(found -> found.group(1))
                    .filter(words -> !NAMES.contains(words))
                    .map(words -> file.getFileName() + ": " + words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTextInTheCodeIsFound() {
        for (var code : List.of(
                "add(new Span(\"Sites ready\"))",
                "new Button(\n                \"Stop\", event -> stop())",
                "new Anchor(\"studies/\" + id, \"All studies\")",
                "field.setHelperText(\"At least two\")",
                "getElement().setAttribute(\"aria-label\", \"Sites\")")) {
            assertThat(SHOWN).as(code).anyMatch(shown -> shown.matcher(code).find());
        }
        assertThat(SHOWN)
                .noneMatch(shown -> shown.matcher("new Anchor(\"studies/\" + id, text(\"studies.title\"))")
                        .find());
    }
}
