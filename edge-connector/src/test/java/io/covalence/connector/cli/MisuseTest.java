package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to somebody who mistypes, and how help is found. */
class MisuseTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "studdy, connector study?",
        "sutdy, connector study?",
        "enroll --server x, connector enrol?",
        "comp, connector completion?",
        "study aprove x, connector study approve?",
        "approve x, connector study approve?",
        "show, 'connector study show, or connector charter show, or connector config show?'",
        "help stdy, connector study?",
        "study show --jsn, --json?",
        "data add --studdy=x --file y, --study?",
        "charter sign x --dgiest y, --digest?"
    })
    void nearestCommandOrOptionIsNamed(String typed, String meant) {
        var session = run(typed);

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("Did you mean " + meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"frobnicate", "doctor --frobnicate", "status now", "completion fish"})
    void whatIsLikeNothingIsNotGuessed(String typed) {
        var session = run(typed);

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("Run: connector ").doesNotContain("Did you mean");
    }

    @Test
    void valueOfAnUnknownOptionIsNotRepeated() {
        assertThat(run("doctor --password=hunter2").err())
                .contains("--password")
                .doesNotContain("hunter2");
    }

    @Test
    void commandThatNeedsAnotherWordNamesThem() {
        assertThat(run("study").err()).contains("ls, show, approve, reject, results");
    }

    @Test
    void helpOfACommandIsWhatItsOptionShows() {
        assertThat(run("help study approve").out())
                .isEqualTo(run("study approve --help").out());
        assertThat(run("help").out()).isEqualTo(run("--help").out());
    }

    @Test
    void versionIsAnOptionToo() {
        assertThat(run("--version").out()).isEqualTo(run("version").out());
        assertThat(run("--json --version").json())
                .isEqualTo(run("version --json").json());
    }

    private Terminal.Session run(String typed) {
        return new Terminal(folder.resolve("home")).type("", typed.split(" ", -1));
    }
}
