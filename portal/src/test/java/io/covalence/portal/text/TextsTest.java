package io.covalence.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.MailDelivery;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.monitor.RoundWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
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
                        keys("site.phase", of(SitePhase.values(), Set.of("TRAINING", "TRAINED", "MASKED"))),
                        keys("site.local", RoundWork.values()),
                        keys("site.done", RoundWork.values()),
                        keys("site.sent", RoundWork.values()),
                        keys("phase", of(RoundPhase.values(), Set.of("TRAINING", "MASKED", "AGGREGATING"))),
                        keys("phase.explained", of(RoundPhase.values(), Set.of("TRAINING", "MASKED", "AGGREGATING"))),
                        keys("phase.local", RoundWork.values()),
                        keys("phase.masked", RoundWork.values()),
                        keys("phase.opened", RoundWork.values()),
                        keys("phase.explained.local", RoundWork.values()),
                        keys("phase.explained.masked", RoundWork.values()),
                        keys("phase.explained.opened", RoundWork.values()),
                        keys("problem", ProblemType.values()),
                        keys("problem.next", ProblemType.values()),
                        keys("join.state", InvitationState.values()),
                        keys("recruiting.state", InvitationState.values()),
                        keys("recruiting.mail", MailDelivery.values()),
                        keys("recruiting.mail.told", MailDelivery.values()))
                .flatMap(keys -> keys);
    }

    /** Those that read alike whatever the round's work is. */
    private static Enum<?>[] of(Enum<?>[] constants, Set<String> others) {
        return Stream.of(constants)
                .filter(constant -> !others.contains(constant.name()))
                .toArray(Enum<?>[]::new);
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
