package io.covalence.service.page;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void cursorReadsBackToTheMicrosecond() {
        var cursor = new Cursor(Instant.parse("2026-03-01T12:34:56.789012Z"), "std_0123");

        assertThat(Cursor.parse(cursor.text(), Cursor.END)).isEqualTo(cursor);
    }

    @Test
    void absentCursorIsTheFirstPage() {
        assertThat(Cursor.parse(null, Cursor.START)).isEqualTo(Cursor.START);
        assertThat(Cursor.parse("", Cursor.END)).isEqualTo(Cursor.END);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "x:std_1",
                "1:std 1",
                "1:\0",
                "9223372036854775807999:a",
                "9223372036854775807:a",
                "-9223372036854775808:a",
                "-1:a",
                "253370764800000001:a",
                ":"
            })
    void foreignCursorsAreRefused(String plain) {
        var text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        refused(ProblemType.INVALID_REQUEST, "cursor", () -> Cursor.parse(text, Cursor.START));
    }
}
