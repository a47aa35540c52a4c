package io.covalence.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {
    /** The script shows this file, so that help needs no build. After a change of the options, look at the text and copy it. */
    @Test
    void helpIsWhatTheScriptShows() throws IOException {
        var out = new StringWriter();

        int status = Demo.commandLine(System.out).setOut(new PrintWriter(out)).execute("--help");

        assertThat(status).isZero();
        assertThat(out.toString()).isEqualTo(Files.readString(Path.of("src/main/help/demo.txt")));
    }

    @ParameterizedTest
    @CsvSource({
        "--sites, 2, 2 is not from 3 to 12",
        "--sites, 13, 13 is not from 3 to 12",
        "--rounds, 0, 0 is less than 1",
        "--kill-site, 5@1, there is no site 5 among 4",
        "--kill-site, 5, 'is not SITE@ROUND, such as 2@3'",
        "--kill-server, 0, 0 is less than 1",
        "--port-base, 80, choose another with --port-base",
    })
    void whatCannotWorkIsSaidInOneSentenceBeforeAnythingStarts(String option, String value, String sentence) {
        var out = new ByteArrayOutputStream();
        var complaints = new StringWriter();

        int status = Demo.commandLine(new PrintStream(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(complaints))
                .execute(option, value);

        assertThat(status).isEqualTo(2);
        assertThat(complaints + out.toString(StandardCharsets.UTF_8))
                .startsWith("infra/demo: ")
                .contains(sentence)
                .containsOnlyOnce("\n");
    }
}
