package io.covalence.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @Test
    void visibleAsciiIsAKey() {
        assertThat(new IdempotencyKey("!~").value()).isEqualTo("!~");
        assertThat(new IdempotencyKey("k".repeat(128)).value()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "tab\t", "schlüssel", "\u007f"})
    void anythingElseIsRefused(String key) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new IdempotencyKey(key))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST));
    }

    @Test
    void keyOfMoreThan128CharactersIsRefused() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> new IdempotencyKey("k".repeat(129)));
    }

    @Test
    void requestsDifferInEachOfTheirParts() {
        var body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(Fingerprint.of("POST", "/studies", body))
                .matches("[0-9a-f]{64}")
                .isEqualTo(Fingerprint.of("POST", "/studies", body.clone()))
                .isNotEqualTo(Fingerprint.of("PUT", "/studies", body))
                .isNotEqualTo(Fingerprint.of("POST", "/tenants", body))
                .isNotEqualTo(Fingerprint.of("POST", "/studies", new byte[0]))
                .isNotEqualTo(Fingerprint.of("POST", "/studies{", "}".getBytes(StandardCharsets.UTF_8)));
    }
}
