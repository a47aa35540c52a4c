package io.covalence.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    /** What browsers send, in the order of preference. */
    @ParameterizedTest
    @CsvSource({
        "en-GB, ENGLISH",
        "de en, ENGLISH",
        "fr, ENGLISH",
        "zh-TW zh en-US en, CHINESE",
        "zh-HK, CHINESE",
        "zh-MO, CHINESE",
        "zh-Hant, CHINESE",
        "zh-Hant-US, CHINESE",
        "fr zh-TW en, CHINESE",
        "en zh-TW, ENGLISH",
        "zh-CN zh en, ENGLISH",
        "zh-Hans-TW, ENGLISH",
        "zh, ENGLISH",
        "zh-CN zh-TW, CHINESE"
    })
    void theFirstThatABrowserAsksForIsTaken(String tags, Language expected) {
        var read = Stream.of(tags.split(" ")).map(Locale::forLanguageTag).toList();

        assertThat(Language.of(read)).isEqualTo(expected);
    }

    @Test
    void aTagFromOutsideIsOneOfOursOrNone() {
        assertThat(Language.of("zh-Hant")).contains(Language.CHINESE);
        assertThat(Language.of("en-GB")).contains(Language.ENGLISH);
        assertThat(Language.of("zh-Hant\" onload=\"")).isEmpty();
    }
}
