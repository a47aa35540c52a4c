package io.covalence.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 413, 415, 500, 503})
    void statusWithATypeOfOursHasItsCode(int status) {
        var problem = Problems.of(status, "/api/v1/me", "req_1");

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.type()).startsWith("urn:covalence:problem:");
        assertThat(problem.instance()).isEqualTo("/api/v1/me");
        assertThat(problem.requestId()).isEqualTo("req_1");
    }

    @Test
    void missingTokenIsUnauthenticated() {
        assertThat(Problems.of(401, "/", "").code()).isEqualTo(ProblemType.UNAUTHENTICATED.code());
    }

    @Test
    void statusWithoutATypeSpeaksForItself() {
        var problem = Problems.of(406, "/", "");

        assertThat(problem.type()).isEqualTo("about:blank");
        assertThat(problem.title()).isEqualTo("Not Acceptable");
        assertThat(problem.code()).isEqualTo("not-acceptable");
    }

    @Test
    void unknownStatusIsStillAProblem() {
        assertThat(Problems.of(499, "/", "").title()).isEqualTo("Status 499");
    }
}
