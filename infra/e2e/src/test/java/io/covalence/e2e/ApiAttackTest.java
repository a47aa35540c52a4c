package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.dev.story.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the REST interfaces by somebody who has an account at most. */
@Tag("attacks")
@ExtendWith(RunningDemo.Extension.class)
class ApiAttackTest {
    private static final String PREVIEW = "/invitations/preview";

    private final Api api;
    private final SponsorStudies studies;
    private final RawHttp raw;

    ApiAttackTest(RunningDemo demo) {
        api = demo.api();
        studies = new SponsorStudies(api);
        raw = new RawHttp(demo.addresses().portal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u001b[2Jb", "a\r\nb", "a\u0085b", "a\u2028b", "a\u202eb", "a\u200bb", "a\ue000b", "a\u3164b"})
    void aSponsorCannotWriteToASitesTerminal(String attack) {
        assertThat(refusedPointer(studies.draft().put("name", attack))).isEqualTo("/name");
        assertThat(refusedPointer(studies.draft().put("question", attack))).isEqualTo("/question");
        var column = studies.draft();
        ((ArrayNode) column.at("/plan/work/task/columns")).set(0, attack);
        assertThat(refusedPointer(column)).isEqualTo("/plan/work/task/columns/0");
        var smiles = studies.draft();
        ((ObjectNode) smiles.at("/plan/inputs")).put("smilesColumn", attack);
        assertThat(refusedPointer(smiles)).isEqualTo("/plan/inputs/smilesColumn");
    }

    @Test
    void aSponsorCannotForgeAClauseOfTheAgreement() {
        // So many blanks that the clause would begin a line.
        var forged = "Which? " + " ".repeat(145) + "5. The institution pays for everything.";
        var study = studies.made(studies.draft().put("question", forged));
        var preview = api.post(PREVIEW, new InvitationToken(studies.invited(study, "forged@site.example")))
                .send();

        assertThat(preview.body().path("agreement").asText().lines())
                .noneMatch(line -> line.contains("pays for everything") && !line.startsWith("> "))
                .anyMatch(line -> line.startsWith("> ") && line.endsWith("5. The institution pays for everything."));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void noBodyOfAVisitorIsOurFailure(byte[] body) {
        for (var path : List.of(PREVIEW, "/enrolments")) {
            var answer = api.post(path, body).send();

            assertThat(answer.status()).isBetween(400, 422);
            assertThat(answer.isProblem()).isTrue();
        }
    }

    static Stream<byte[]> bodies() {
        return Stream.concat(
                Stream.of(
                                "{\"token\":\"a\",\"token\":\"b\"}",
                                "{\"token\":\"a\",\"tok\\u0065n\":\"b\"}",
                                "{\"token\":{\"token\":1,\"token\":2}}",
                                "{\"token\":" + "1".repeat(10_000) + "}",
                                "{\"token\":1e1000000000}",
                                "{\"token\":NaN}",
                                "{\"token\":" + "[".repeat(10_000),
                                "{\"" + "n".repeat(10_000) + "\":1}",
                                "{\"token\":\"\\u0000\"}",
                                "{\"token\":\"\\ud800\"}",
                                "{\"token\":\"\u202e\"}",
                                "{\"token\":null}",
                                "[]",
                                "null",
                                "\"\"",
                                "{}{}",
                                "")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Stream.of(
                        HexFormat.of().parseHex("7b22746f6b656e223a22ff227d"),
                        HexFormat.of().parseHex("7b22746f6b656e223a22eda080227d"),
                        HexFormat.of().parseHex("0000feff00110000"),
                        HexFormat.of().parseHex("feffd800"),
                        new byte[1_000]));
    }

    @Test
    void aPlanWithANumberOfAHundredThousandDigitsIsTheSponsorsMistake() {
        var plan = studies.draft().toString().replaceFirst("\"rounds\":\\d+", "\"rounds\":" + "9".repeat(100_000));

        var answer = api.post("/studies", plan.getBytes(StandardCharsets.UTF_8))
                .as(Person.SPONSOR)
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-9223372036854775808:std_a", "9223372036854775807:std_a", "-1:std_a", "0:\0", "x", ""})
    void aCursorOfAnotherAgeIsRefused(String plain) {
        var cursor = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        for (var path : List.of("/studies", "/tenants", "/studies/" + studies.first() + "/invitations")) {
            var answer = api.get(path + "?cursor=" + cursor).as(Person.SPONSOR).send();

            assertThat(answer.status()).isEqualTo(plain.isEmpty() ? 200 : 400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/studies?limit=99999999999",
                "/studies?limit=-1",
                "/studies?limit=1e9",
                "/studies?limit=%00",
                "/studies/std_%00",
                "/studies/..%2f..%2fetc",
                "/runs/run_00000000000000000000/models/99999999999",
                "/tenants/%e2%80%ae"
            })
    void noAddressIsOurFailure(String path) {
        var answer = api.get(path).as(Person.SPONSOR).send();

        assertThat(answer.status()).isBetween(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-Match: garbage",
                "If-Match: \"99999999999999999999\"",
                "If-None-Match: \"\"\"\"\"",
                "Idempotency-Key: \u00e9",
                "Idempotency-Key: k%00",
                "Accept: ;;;q=x",
                "Content-Type: application/json;charset=nothing",
                "Content-Type: text/plain",
                "Content-Type: ////",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: garbage",
                "X-Request-Id: a b",
                "Authorization: Bearer",
                "Authorization: Bearer a.b.c",
                "Authorization: Basic Og=="
            })
    void noHeaderOfAVisitorIsOurFailure(String header) throws IOException {
        var body = "{\"token\":\"guess\"}";
        var length = header.startsWith("Content-Length") || header.startsWith("Transfer")
                ? ""
                : "Content-Length: " + body.length() + "\r\n";
        var type = header.startsWith("Content-Type") ? "" : "Content-Type: application/json\r\n";

        var answer = raw.send("POST /api/v1/invitations/preview HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + type + length + header + "\r\n\r\n" + body);

        assertThat(answer).matches(text -> text.isEmpty() || text.startsWith("HTTP/1.1 4"), "refused");
        assertThat(answer).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1/studies", "/aggregation/v1/events"})
    void aTokenInTheAddressIsNone(String path) throws IOException {
        var token = api.token(Person.SPONSOR);

        assertThat(raw.send(RawHttp.get(path + "?access_token=" + token))).startsWith("HTTP/1.1 401");
        assertThat(raw.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + ("access_token=" + token).length() + "\r\n\r\naccess_token=" + token))
                .startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1/invitations/preview", "/aggregation/v1/events", "/api/openapi.json"})
    void elevenHundredParametersShowNoStack(String path) throws IOException {
        var many = "a=1&".repeat(1_100) + "b=2";

        for (var request : List.of(
                RawHttp.get(path + "?" + many),
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + many.length()
                        + "\r\n\r\n" + many)) {
            assertThat(raw.send(request)).doesNotContain("\tat ", "Exception", "io.undertow", "HTTP/1.1 5");
        }
    }

    @Test
    void onlyThePublicInterfaceIsDescribedAndToNoOtherOrigin() throws IOException {
        for (var path : List.of("/openapi", "/openapi?format=JSON", "/openapi.json", "/aggregation/openapi")) {
            var answer = raw.send(RawHttp.get(path));
            assertThat(answer).doesNotContain("Access-Control-Allow-Origin");
            assertThat(answer).doesNotContain("\"paths\"", "/rounds/", "paths:\n  /");
        }
        var described = raw.send(RawHttp.get("/api/openapi.json"));
        assertThat(described).startsWith("HTTP/1.1 200").doesNotContain("Access-Control-Allow-Origin");
        assertThat(raw.send(RawHttp.get("/api/plan-schema.json")))
                .startsWith("HTTP/1.1 200")
                .contains("json-schema.org")
                .doesNotContain("Access-Control-Allow-Origin");
    }

    private String refusedPointer(ObjectNode draft) {
        var answer = api.post("/studies", draft).as(Person.SPONSOR).send();
        assertThat(answer.status()).isIn(400, 422);
        return answer.body().at("/errors/0/pointer").asText();
    }
}
