package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.contract.tenant.NewTenant;
import io.covalence.dev.story.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the programs' doors, as somebody makes them who has an account at most. */
@Tag("doors")
@ExtendWith(RunningDemo.Extension.class)
class ApiDoorsTest {
    private static final String PREVIEW = "/invitations/preview";
    private static final int EIGHT_MEBIBYTES = 8 << 20;

    private final Api api;
    private final URI server;

    ApiDoorsTest(RunningDemo demo) {
        api = demo.api();
        server = demo.doors().portal();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u001b[2Jb", "a\r\nb", "a\u0085b", "a\u2028b", "a\u202eb", "a\u200bb", "a\ue000b", "a\u3164b"})
    void aSponsorCannotWriteToASitesTerminal(String attack) {
        assertThat(refusedPointer(draft().put("name", attack))).isEqualTo("/name");
        assertThat(refusedPointer(draft().put("question", attack))).isEqualTo("/question");
        var column = draft();
        ((ObjectNode) column.at("/plan/targets/0")).put("column", attack);
        assertThat(refusedPointer(column)).isEqualTo("/plan/targets/0/column");
        var smiles = draft();
        ((ObjectNode) smiles.at("/plan/features")).put("smilesColumn", attack);
        assertThat(refusedPointer(smiles)).isEqualTo("/plan/features/smilesColumn");
    }

    @Test
    void aSponsorCannotForgeAClauseOfTheAgreement() {
        var forged = "Which? " + " ".repeat(120) + "5. The institution pays for everything.";
        var study = made(draft().put("question", forged));
        var preview = api.post(PREVIEW, new InvitationToken(invited(study, "forged@site.example")))
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
        var plan = draft().toString().replaceFirst("\"rounds\":\\d+", "\"rounds\":" + "9".repeat(100_000));

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
        for (var path : List.of("/studies", "/tenants", "/studies/" + firstStudy() + "/invitations")) {
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
                "X-Request-Id: a b",
                "Authorization: Bearer",
                "Authorization: Bearer a.b.c",
                "Authorization: Basic Og=="
            })
    void noHeaderOfAVisitorIsOurFailure(String header) throws IOException {
        var body = "{\"token\":\"guess\"}";
        var length = header.startsWith("Content-Length") ? "" : "Content-Length: " + body.length() + "\r\n";
        var type = header.startsWith("Content-Type") ? "" : "Content-Type: application/json\r\n";

        var answer = raw("POST /api/v1/invitations/preview HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + type
                + length + header + "\r\n\r\n" + body);

        assertThat(answer).matches(text -> text.isEmpty() || text.startsWith("HTTP/1.1 4"), "refused");
        assertThat(answer).doesNotContain("\tat ", "Exception");
    }

    @Test
    void aRightSecretWorksHoweverManyWrongOnesCameFromItsAddress() throws Exception {
        var token = invited(made(draft()), "limited@site.example");
        var guesses = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 60; i++) {
            // Another address each time, as far as the caller's own word goes.
            var claimed = "198.51.100." + i;
            guesses.add(() -> api.post(
                            PREVIEW, new InvitationToken(UUID.randomUUID().toString()))
                    .with("X-Forwarded-For", claimed)
                    .send()
                    .status());
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(30)) {
            for (var done : threads.invokeAll(guesses)) {
                statuses.add(done.get());
            }
        }

        assertThat(statuses).containsOnly(422, 429);
        assertThat(statuses).filteredOn(status -> status == 422).hasSizeLessThanOrEqualTo(20);
        assertThat(api.post(PREVIEW, new InvitationToken(token)).send().status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1/studies", "/aggregation/v1/events"})
    void aTokenInTheAddressIsNone(String path) throws IOException {
        var token = api.token(Person.SPONSOR);

        assertThat(raw(get(path + "?access_token=" + token))).startsWith("HTTP/1.1 401");
        assertThat(raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + ("access_token=" + token).length() + "\r\n\r\naccess_token=" + token))
                .startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1/invitations/preview", "/aggregation/v1/events", "/api/openapi.json"})
    void elevenHundredParametersShowNoStack(String path) throws IOException {
        var many = "a=1&".repeat(1_100) + "b=2";

        for (var request : List.of(
                get(path + "?" + many),
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + many.length()
                        + "\r\n\r\n" + many)) {
            assertThat(raw(request)).doesNotContain("\tat ", "Exception", "io.undertow", "HTTP/1.1 5");
        }
    }

    @Test
    void onlyThePublicInterfaceIsDescribedAndToNoOtherOrigin() throws IOException {
        for (var path : List.of("/openapi", "/openapi?format=JSON", "/openapi.json", "/aggregation/openapi")) {
            var answer = raw(get(path));
            assertThat(answer).doesNotContain("Access-Control-Allow-Origin");
            assertThat(answer).doesNotContain("\"paths\"", "/rounds/", "paths:\n  /");
        }
        var described = raw(get("/api/openapi.json"));
        assertThat(described).startsWith("HTTP/1.1 200").doesNotContain("Access-Control-Allow-Origin");
    }

    /** Nothing of the body is ever sent: an answer that waits for it would never come. */
    @Test
    void aBodyThatIsAnnouncedAsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        for (var path : List.of("/api/v1/invitations/preview", "/api/v1/enrolments")) {
            for (int length : new int[] {20_000, EIGHT_MEBIBYTES}) {
                var status = statusLine("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n");
                assertThat(status).startsWith("HTTP/1.1 413");
            }
        }
    }

    @Test
    void aRevokedTokenShowsNothing() {
        var study = made(draft());
        var issued = api.post("/studies/" + study + "/invitations", new NewInvitation("Institute", "gone@site.example"))
                .as(Person.SPONSOR)
                .send()
                .body();
        var id = issued.path("invitation").path("id").asText();
        assertThat(api.post("/invitations/" + id + "/revoke", "")
                        .as(Person.SPONSOR)
                        .send()
                        .status())
                .isEqualTo(200);

        var answer = api.post(PREVIEW, new InvitationToken(issued.path("token").asText()))
                .send();

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.body().has("question")).isFalse();
    }

    @Test
    void oneAddressIsInvitedOnceHoweverItIsWritten() {
        var study = made(draft());
        invited(study, "institution9@site9.example");

        var again = api.post(
                        "/studies/" + study + "/invitations",
                        new NewInvitation("Institute", "Institution9@SITE9.example"))
                .as(Person.SPONSOR)
                .send();

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().at("/errors/0/pointer").asText()).isEqualTo("/email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void anIdentityKeyOfSmallOrderDoesNotEnrol(String hex) {
        var key = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));

        var answer = api.post("/enrolments", new EnrolmentRequest("AAAA", key, "{}", "0", "A".repeat(86)))
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("pointer")).contains("/identityKey");
    }

    @Test
    void aTenantNeedsAPersonWhoCanActForIt() {
        for (var email : List.of(
                Person.SPONSOR_EMAIL, Person.SPONSOR_EMAIL.toUpperCase(Locale.ROOT), Person.emailOfInstitution(1))) {
            var answer = api.post("/tenants", new NewTenant("Second", email))
                    .as(Person.ADMINISTRATOR)
                    .send();

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/administratorEmail");
        }
    }

    @Test
    void anInstitutionIsNamedByItsOwnPeople() {
        assertThat(api.put("/institution/name", Map.of("name", "a\u202eb"))
                        .as(Person.ofInstitution(1))
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(api.put("/institution/name", Map.of("name", "Helix's idea"))
                        .as(Person.SPONSOR)
                        .send()
                        .status())
                .isEqualTo(403);
    }

    private String refusedPointer(ObjectNode draft) {
        var answer = api.post("/studies", draft).as(Person.SPONSOR).send();
        assertThat(answer.status()).isIn(400, 422);
        return answer.body().at("/errors/0/pointer").asText();
    }

    private String made(ObjectNode draft) {
        return api.post("/studies", draft)
                .as(Person.SPONSOR)
                .send()
                .body()
                .path("id")
                .asText();
    }

    private String invited(String study, String email) {
        return api.post("/studies/" + study + "/invitations", new NewInvitation("Institute", email))
                .as(Person.SPONSOR)
                .send()
                .body()
                .path("token")
                .asText();
    }

    /** The study of the demonstration: the first that was made. */
    private String firstStudy() {
        var items = studies();
        return items.get(items.size() - 1).path("id").asText();
    }

    private ArrayNode studies() {
        return (ArrayNode)
                api.get("/studies?limit=200").as(Person.SPONSOR).send().body().path("items");
    }

    private ObjectNode draft() {
        var items = studies();
        var study = (ObjectNode) items.get(items.size() - 1);
        var draft = study.objectNode();
        draft.set("name", study.path("name"));
        draft.set("question", study.path("question"));
        draft.set("plan", study.path("plan").deepCopy());
        return draft;
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    /** The first line of what comes back, while the server still waits for the rest of the request. */
    private String statusLine(String request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    /** What comes back for a request as it is written here; empty when the server hangs up. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
