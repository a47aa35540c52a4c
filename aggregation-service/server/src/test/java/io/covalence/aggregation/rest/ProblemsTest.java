package io.covalence.aggregation.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.covalence.aggregation.json.Json;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.SiteProgress;
import io.covalence.secagg.ProtocolViolation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void refusalIsFoundUnderItsWrappings() {
        var refusal = new ProblemException(ProblemType.CONFLICT, "No.");
        assertThat(Problems.of(new CompletionException(new IllegalStateException(refusal))))
                .isSameAs(refusal);
        assertThat(Problems.of(ProtocolViolation.malformed("a message is truncated")))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.PROTOCOL_VIOLATION))
                .hasMessage("a message is truncated");
    }

    @Test
    void unexpectedFailureSaysNothingOfItsCause() {
        assertThat(Problems.of(new IllegalStateException("password=secret")))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL))
                .hasMessageNotContaining("secret");
    }

    @Test
    void fieldAtFaultIsNamed() {
        assertThatThrownBy(() -> Json.strict()
                        .readValue(
                                "{\"phase\":\"TRAINING\",\"fraction\":\"x\",\"trainingSeconds\":1}",
                                SiteProgress.class))
                .isInstanceOfSatisfying(
                        JsonProcessingException.class,
                        e -> assertThat(Problems.of(e).errors())
                                .containsExactly(
                                        new Problem.FieldError("/fraction", "is missing, unknown or of another type")));
    }

    @Test
    void containersOwnStatusesHaveTheirType() {
        for (int status : new int[] {401, 403, 404, 405, 413, 415, 500, 503}) {
            assertThat(Problems.ofStatus(status).type().status()).isEqualTo(status);
        }
        assertThat(Problems.ofStatus(406).type()).isEqualTo(ProblemType.INVALID_REQUEST);
    }

    @Test
    void bodyIsReadUpToItsLimit() throws IOException {
        assertThat(Bodies.read(new ByteArrayInputStream(new byte[10]), 10)).hasSize(10);
        assertThatThrownBy(() -> Bodies.read(new ByteArrayInputStream(new byte[11]), 10))
                .isInstanceOf(ProblemException.class);
    }

    /** RFC 9530, appendix B.1: the digest of {"hello": "world"} and a line feed. */
    @Test
    void contentDigestIsReadFromItsHeader() {
        var digest = "RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=";
        var hex = "44aff4ab2d7c3250525675a08f0cfa9591168cffe51791c5f5bbc417c15a6c38";
        assertThat(Bodies.sha256("sha-256=:" + digest + ":")).isEqualTo(hex);
        assertThat(Bodies.sha256("sha-512=:AAAA:, sha-256=:" + digest + ":")).isEqualTo(hex);
        for (var bad : new String[] {null, "", "sha-256=" + digest, "sha-256=:short:"}) {
            assertThatThrownBy(() -> Bodies.sha256(bad)).isInstanceOf(ProblemException.class);
        }
    }
}
