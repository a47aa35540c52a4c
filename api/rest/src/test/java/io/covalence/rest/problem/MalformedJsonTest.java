package io.covalence.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.study.StudyDraft;
import io.covalence.json.JsonFaults;
import io.covalence.rest.json.BodyJson;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedJsonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"planSha256":"a","ready":true,"rows":"1-10","checks":[],"x/y":1}   | /x~1y           | is not known here
                    {"planSha256":"a","rows":"1-10","checks":[]}                        | /ready          | is missing or null
                    {"planSha256":"a","ready":null,"rows":"1-10","checks":[]}           | /ready          | is missing or null
                    {"planSha256":null,"ready":true,"rows":"1-10","checks":[]}          | /planSha256     | is missing or null
                    {"planSha256":"a","ready":"so","rows":"1-10","checks":[]}           | /ready          | must be a boolean
                    {"planSha256":"a","ready":true,"rows":"1-10","checks":{}}           | /checks         | must be a list
                    {"planSha256":"a","ready":true,"rows":7,"checks":[]}                | /rows           | must be text that can be kept
                    {"planSha256":"a","ready":true,"rows":"1-10","checks":[{"requirement":"r","outcome":"MAYBE","found":"f","fix":""}]} | /checks/0/outcome | must be one of PASS, WARN, FAIL
                    """)
    void memberAtFaultIsNamed(String body, String pointer, String message) {
        assertThat(error(body)).isEqualTo(new Problem.FieldError(pointer, message));
    }

    @Test
    void aMemberThatStandsTwiceIsRefusedWhereverItStands() {
        assertThat(error("{\"planSha256\":\"a\",\"planSha256\":\"b\",\"ready\":true,\"rows\":\"\",\"checks\":[]}")
                        .message())
                .startsWith("names a member twice (line 1, column");
        assertThat(error("{\"planSha256\":\"a\",\"ready\":true,\"rows\":\"\",\"checks\":[],\"rows\":\"x\"}")
                        .message())
                .startsWith("names a member twice");
        assertThat(error("{\"planSha256\":\"a\",\"ready\":true,\"rows\":\"\",\"checks\":[{\"fix\":\"\",\"fix\":\"\"}]}")
                        .message())
                .startsWith("names a member twice");
    }

    /** Each of these would be work, memory or a stack before it is wrong. */
    @ParameterizedTest
    @MethodSource("heavy")
    void whatIsTooLongOrTooDeepIsTheCallersFault(String plan) {
        var thrown = catchThrowableOfType(
                JsonProcessingException.class,
                () -> new BodyJson().getContext(Object.class).readValue(plan, StudyDraft.class));

        assertThat(isTheCallers(thrown)).isTrue();
        assertThat(JsonFaults.of(thrown).message().length()).isLessThan(200);
    }

    static Stream<String> heavy() {
        return Stream.of(
                "{\"plan\":{\"schema\":" + "1".repeat(100_000) + "}}",
                "{\"plan\":{\"schema\":1e1000000000}}",
                "{\"plan\":{\"schema\":-1e-1000000000}}",
                "{\"plan\":{\"schema\":0." + "1".repeat(100_000) + "}}",
                "{\"plan\":{\"schema\":NaN}}",
                "{\"plan\":{\"schema\":4294967297}}",
                "{\"plan\":{\"work\":{\"kind\":\"learning\",\"training\":{\"seed\":9223372036854775808}}}}",
                "{\"plan\":" + "[".repeat(100_000),
                "{\"plan\":" + "{\"a\":".repeat(100_000),
                "{\"" + "n".repeat(100_000) + "\":1}",
                "{\"name\":\"\\ud800\"}",
                "{\"name\":\"a\\u0000\"}",
                "\u0000",
                "");
    }

    /** As the answer is chosen: some cause of what was thrown is known to come from the body. */
    private static boolean isTheCallers(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json && MalformedJson.isFromBody(json)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({"../../etc", "''", "7"})
    void memberThatIsNoIdIsNamed(String value) {
        var body = "{\"roundId\":%s,\"number\":1}".formatted(value.equals("7") ? value : "\"" + value + "\"");

        assertThat(error(body, RoundSummary.class)).isEqualTo(new Problem.FieldError("/roundId", "must be an id"));
    }

    @Test
    void textThatIsNoJsonIsLocated() {
        assertThat(error("{\n  nonsense")).isEqualTo(new Problem.FieldError("", "is not JSON (line 2, column 3)"));
    }

    @Test
    void emptyBodyAndTwoBodiesAreSaidToBeSo() {
        assertThat(error("").message()).isEqualTo("is empty");
        assertThat(error("{\"planSha256\":\"a\",\"ready\":true,\"rows\":\"\",\"checks\":[]} {}")
                        .message())
                .isEqualTo("is followed by something else");
    }

    @Test
    void nothingOfTheBodyAndNoneOfOurClassesIsTold() {
        var error = error("{\"planSha256\":\"a\",\"ready\":\"secret\",\"rows\":\"1-10\",\"checks\":[]}");

        assertThat(error.toString()).doesNotContain("secret", "io.covalence", "java.");
    }

    private static Problem.FieldError error(String body) {
        return error(body, Readiness.class);
    }

    private static Problem.FieldError error(String body, Class<?> type) {
        var mapper = new BodyJson().getContext(Object.class);
        return JsonFaults.of(catchThrowableOfType(JsonProcessingException.class, () -> mapper.readValue(body, type)));
    }
}
