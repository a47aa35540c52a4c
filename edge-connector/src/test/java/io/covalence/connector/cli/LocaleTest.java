package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The connector on machines of other languages: what it reads, checks and prints is the same to the letter. Turkish has another
 * small letter for I; Egypt's Arabic has digits and signs of its own; Germany's decimal sign is a comma.
 */
@Tag("cases")
@Timeout(180)
class LocaleTest {
    private static final int WIDTH = 60;
    private static String english = "";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"tr, TR, ''", "ar, EG, u-nu-arab", "de, DE, ''"})
    void everythingIsReadAndSaidAsInEnglish(String language, String country, String extensions) throws Exception {
        assertThat(english())
                .contains("has a decimal comma", "robust standard deviations", "scales from the plan's centre")
                .contains("Usage: connector");

        assertThat(said(language, country, extensions)).isEqualTo(english());
    }

    private String english() throws IOException, InterruptedException {
        if (english.isEmpty()) {
            english = said("en", "US", "");
        }
        return english;
    }

    private String said(String language, String country, String extensions) throws IOException, InterruptedException {
        // As wide as everybody else's, since tables are as wide as what they show
        var own = Files.createDirectories(
                folder.resolve(language + "-".repeat(WIDTH - folder.toString().length())));
        var ended = OtherJava.run(
                List.of(
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Duser.extensions=" + extensions,
                        "-XX:TieredStopAtLevel=1"),
                LocaleProbe.class,
                own.toString());
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        return ended.out();
    }
}
