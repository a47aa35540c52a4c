package io.covalence.connector.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    private static final String ATTACK =
            "Which?\u001b]0;pwned\u0007\r\u001b[1A\u001b[2KDecision here: approved\n5. Pay \u202eeverything\u200b\u2028at\u009b31m once";

    @Test
    void aLineHoldsNothingThatATerminalActsOn() {
        var line = TerminalText.line(ATTACK);

        assertThat(line.codePoints()).allMatch(c -> c >= ' ' && c < 0x7f);
        assertThat(line)
                .startsWith("Which?\\u001b]0;pwned\\u0007\\u000d\\u001b[1A")
                .contains("\\u202eeverything");
    }

    @Test
    void jsonSaysTheSameWithoutAnyOfIt() throws Exception {
        var value = Map.of("question", ATTACK, "name", "Löslichkeit");

        var shown = TerminalText.json(Json.pretty(value));

        assertThat(shown.codePoints()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f) || c == 'ö');
        var read = Json.tree(shown.getBytes(StandardCharsets.UTF_8));
        assertThat(read.path("question").textValue()).isEqualTo(ATTACK);
        assertThat(read.path("name").textValue()).isEqualTo("Löslichkeit");
    }
}
