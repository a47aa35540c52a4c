package io.covalence.portal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever adds a text writes it in every language. */
class BundlesTest {
    private static final Pattern VALUE = Pattern.compile("\\{(\\d+)");
    private static final Pattern LETTER = Pattern.compile("\\p{IsAlphabetic}");

    /** Names that are the same in every language. */
    private static final Set<String> NAMES = Set.of(
            "page.title",
            "plan.activation.relu",
            "plan.activation.tanh",
            "plan.initialisation.glorot",
            "plan.optimizer.adagrad",
            "plan.optimizer.adam",
            "plan.optimizer.yogi",
            "plan.standardisation.covalence_1");

    private static final ResourceBundle ENGLISH = Texts.bundle(Language.ENGLISH.locale());
    private static final ResourceBundle CHINESE = Texts.bundle(Language.CHINESE.locale());

    private final Locale servers = Locale.getDefault();

    @AfterEach
    void theServersLanguageIsAsBefore() {
        Locale.setDefault(servers);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsAPattern(Language language) {
        var texts = Texts.bundle(language.locale());

        assertThat(texts.keySet())
                .allSatisfy(key -> assertThatCode(() -> new MessageFormat(texts.getString(key), language.locale()))
                        .as(key)
                        .doesNotThrowAnyException());
    }

    /** A bundle answers in English what it has no text of its own for. */
    @Test
    void everyTextIsTranslated() {
        assertThat(ENGLISH.keySet()).hasSizeGreaterThan(600);
        assertThat(CHINESE.keySet()).isEqualTo(ENGLISH.keySet());
        assertThat(untranslated()).isEqualTo(new TreeSet<>(NAMES));
    }

    /** Those alike in both languages that have a letter at all: {@code {0} · {1}} has none. */
    private static Set<String> untranslated() {
        return ENGLISH.keySet().stream()
                .filter(key -> CHINESE.getString(key).equals(ENGLISH.getString(key)))
                .filter(key -> LETTER.matcher(CHINESE.getString(key)).find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aTranslationHasTheSameValues() {
        assertThat(ENGLISH.keySet())
                .allSatisfy(key ->
                        assertThat(values(CHINESE.getString(key))).as(key).isEqualTo(values(ENGLISH.getString(key))));
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Between characters stand full-width marks. */
    @Test
    void chineseTextsHaveChinesePunctuation() {
        assertThat(CHINESE.keySet())
                .filteredOn(key -> !NAMES.contains(key))
                .allSatisfy(key -> assertThat(CHINESE.getString(key))
                        .as(key)
                        .doesNotContainPattern("\\p{IsHan}[,.:;?!()]|[,;?!(] ?\\p{IsHan}"));
    }

    @Test
    void theServersOwnLanguageIsNeverShown() {
        Locale.setDefault(Locale.TAIWAN);
        ResourceBundle.clearCache();

        assertThat(Texts.bundle(Language.ENGLISH.locale()).getString("cancel")).isEqualTo("Cancel");
        assertThat(Texts.bundle(Locale.FRENCH).getString("cancel")).isEqualTo("Cancel");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasABundleOfItsOwn(Language language) {
        assertThat(Texts.bundle(language.locale()).getString("cancel"))
                .isEqualTo(language == Language.ENGLISH ? "Cancel" : "取消");
    }
}
