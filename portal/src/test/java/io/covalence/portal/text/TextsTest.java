package io.covalence.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern KEY = Pattern.compile("\\b(?:text|say|html)\\(\\s*\"([a-z.-]+)\"\\s*[,)]");

    private final Texts texts = new Texts();

    @Test
    void missingTextShowsItsKey() {
        assertThat(texts.getTranslation("no.such.key", Locale.ENGLISH)).isEqualTo("!no.such.key!");
    }

    @Test
    void valuesArePutIntoTheirPlaces() {
        assertThat(texts.getTranslation("monitor.round", Locale.ENGLISH, 12, 20))
                .isEqualTo("Round 12 of 20");
    }

    static Stream<String> keysOfConstants() {
        return Stream.of(
                        keys("study.state", StudyState.values()),
                        keys("site.state", ParticipationState.values()),
                        keys("run.state", RunState.values()),
                        keys("site.phase", SitePhase.values()),
                        keys("phase.explained", RoundPhase.values()),
                        keys("problem", ProblemType.values()),
                        keys("problem.next", ProblemType.values()),
                        keys("join.state", InvitationState.values()))
                .flatMap(keys -> keys);
    }

    private static Stream<String> keys(String prefix, Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> prefix + "." + constant.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("keysOfConstants")
    void everyConstantHasAText(String key) {
        assertThat(texts.getTranslation(key, Locale.ENGLISH)).isNotEmpty().doesNotContain("!");
    }

    @Test
    void everyKeyInTheSourcesHasAText() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var found = new TreeSet<String>();
            for (var source : sources) {
                KEY.matcher(Files.readString(source)).results().forEach(key -> found.add(key.group(1)));
            }

            assertThat(found).hasSizeGreaterThan(80);
            assertThat(found).allSatisfy(key -> assertThat(known(key)).as(key).isTrue());
        }
    }

    /** Known by itself, or as the prefix of a constant's texts. */
    private boolean known(String key) {
        return !texts.getTranslation(key, Locale.ENGLISH).equals("!" + key + "!")
                || ResourceBundle.getBundle("io.covalence.portal.text.texts", Locale.ENGLISH).keySet().stream()
                        .anyMatch(text -> text.startsWith(key + "."));
    }
}
