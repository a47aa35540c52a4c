package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in a real bash. */
class CompletionTest {
    @TempDir
    private Path folder = Path.of("");

    private Path script = Path.of("");

    @BeforeEach
    void print() throws IOException {
        var session = new Terminal(folder.resolve("home")).run("completion", "bash");
        assertThat(session.exitCode()).isZero();
        script = Files.writeString(folder.resolve("script"), session.out());
    }

    @Test
    void commandsAndOptionsAreCompleted() throws Exception {
        assertThat(completed("connector", "st")).contains("study", "status").doesNotContain("enrol");
        assertThat(completed("connector", "study", "a")).containsExactly("approve");
        assertThat(completed("connector", "charter", "sign", "--d")).containsExactly("--digest");
        assertThat(completed("connector", "completion", "")).contains("bash", "zsh");
    }

    @Test
    void oneScriptServesBothShells() {
        var zsh = new Terminal(folder.resolve("home")).run("completion", "zsh");

        assertThat(zsh.out()).contains("bashcompinit", "complete -F _complete_connector");
    }

    /** As bash asks for it when the tab key is pressed behind the last word. */
    private String[] completed(String... words) throws Exception {
        var ask = "source " + script + "; COMP_WORDS=('" + String.join("' '", words) + "'); COMP_CWORD="
                + (words.length - 1) + "; _complete_connector connector '" + words[words.length - 1] + "' '"
                + words[words.length - 2] + "'; printf '%s\\n' \"${COMPREPLY[@]}\"";
        var process = new ProcessBuilder("bash", "--norc", "-c", ask)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines().map(String::strip).filter(line -> !line.isEmpty()).toArray(String[]::new);
    }
}
