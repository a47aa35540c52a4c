package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.dev.story.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("e2e")
@Order(3) // Attacks from this address, which come later, make the service slow to hear another wrong secret.
@ExtendWith(RunningDemo.Extension.class)
class RestContractTest {
    private static final Person STRANGER = Person.ofInstitution(12);
    private static final int ONE_MEBIBYTE = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningDemo demo;
    private final Api api;
    private final Visitor visitor = new Visitor(HttpClient.newHttpClient());

    RestContractTest(RunningDemo demo) {
        this.demo = demo;
        api = demo.api();
    }

    @Test
    void withoutATokenThereIsAProblemAndNoData() {
        var answer = api.get("/studies").send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void aTokenWithAnAlteredSignatureIsRefused() {
        var answer = api.get("/studies")
                .with("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA")
                .send();

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void theWrongRoleIsRefused() {
        var answer = api.post("/tenants", Map.of("name", "Other", "administratorEmail", "a@b.example"))
                .as(Person.SPONSOR)
                .send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.code()).isEqualTo("forbidden");
    }

    @Test
    void anotherPartysStudyDoesNotExist() {
        var id = study().path("id").asText();

        assertThat(api.get("/studies/" + id).as(Person.ofInstitution(1)).send().status())
                .isEqualTo(200);
        var answer = api.get("/studies/" + id).as(STRANGER).send();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
        assertThat(api.get("/studies").as(STRANGER).send().body().path("items")).isEmpty();
    }

    @Test
    void aStudysPlanIsHandedOutToTheByteThatItsSitesSigned() throws Exception {
        var study = study();
        var address = "/studies/" + study.path("id").asText() + "/plan";
        var plan = api.get(address).as(Person.ofInstitution(1)).send();

        assertThat(plan.header("Content-Disposition")).contains("attachment").contains(".json");
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(plan.response().body())))
                .isEqualTo(study.path("planSha256").asText());
        assertThat(api.get(address).as(STRANGER).send().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/studies/std_00000000000000000000",
                "/studies/no%20id",
                "/studies/no%20id/runs",
                "/runs/run_%e2%80%ae/rounds",
                "/runs/run_00000000000000000000000000000000000000000000000000000000000000000"
            })
    void whatIsNoIdIsAnsweredAsAnUnknownOne(String path) {
        var answer = api.get(path).as(Person.SPONSOR).send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.code()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnd_00000000000000000000", "no%20id", "rnd_%e2%80%ae"})
    void whatIsNoIdIsAnUnknownRoundToAConnector(String round) throws IOException {
        var form = new StolenCredentials(demo).ofConnector(1);
        var token = JSON.readTree(visitor.post(demo.addresses().tokens(), form).body())
                .path("access_token")
                .asText();

        var answer = visitor.get(
                URI.create(demo.addresses().publicUrl() + "/aggregation/v1/rounds/" + round + "/evidence/convictions"),
                "Authorization",
                "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo("not-found");
    }

    @Test
    void anAdministratorSeesTenantsAndNoStudies() {
        assertThat(api.get("/tenants").as(Person.ADMINISTRATOR).send().body().path("items"))
                .hasSize(1);
        assertThat(api.get("/studies").as(Person.ADMINISTRATOR).send().status()).isEqualTo(403);
    }

    @Test
    void aPlanOutOfBoundsNamesTheFieldAndStoresNothing() {
        int before = studies().size();
        var draft = draft();
        ((ObjectNode) draft.path("plan").path("cohort")).put("minimumSites", 2);

        var answer = api.post("/studies", draft).as(Person.SPONSOR).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("plan-out-of-bounds");
        assertThat(answer.body().path("errors").path(0).path("pointer").asText())
                .isEqualTo("/plan/cohort/minimumSites");
        assertThat(studies()).hasSize(before);
    }

    @Test
    void anUnknownPropertyIsRefusedByName() {
        var draft = draft().put("colour", "blue");

        var answer = api.post("/studies", draft).as(Person.SPONSOR).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("colour");
    }

    @Test
    void brokenJsonIsRefused() {
        var answer = api.post("/studies", "{\"name\":".getBytes(StandardCharsets.UTF_8))
                .as(Person.SPONSOR)
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void anOversizedBodyIsRefused() {
        var answer = api.post("/studies", new byte[2 * ONE_MEBIBYTE])
                .as(Person.SPONSOR)
                .send();

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aWrongEnrolmentCodeIsRefusedWithoutRepeatingIt() {
        var answer = api.post(
                        "/enrolments", new EnrolmentRequest("WRONG-CODE", "A".repeat(43), "{}", "0", "A".repeat(86)))
                .send();

        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.body().toString()).doesNotContain("WRONG-CODE");
    }

    @Test
    void anUnknownInvitationIsRefused() {
        var answer =
                api.post("/invitations/preview", new InvitationToken("nothing")).send();

        assertThat(answer.status()).isBetween(404, 422);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        var created = api.post("/studies", draft()).as(Person.SPONSOR).send();
        var path = "/studies/" + created.body().path("id").asText();
        var changed = draft().put("name", "Changed");

        assertThat(api.put(path, changed).as(Person.SPONSOR).send().status()).isEqualTo(428);
        var first = api.put(path, changed)
                .as(Person.SPONSOR)
                .with("If-Match", created.header("ETag"))
                .send();
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("name").asText()).isEqualTo("Changed");
        var second = api.put(path, changed)
                .as(Person.SPONSOR)
                .with("If-Match", created.header("ETag"))
                .send();
        assertThat(second.status()).isEqualTo(412);
    }

    @Test
    void repeatingAPostWithItsKeyMakesNothingTwice() {
        var key = UUID.randomUUID().toString();

        var first = api.post("/studies", draft())
                .as(Person.SPONSOR)
                .with("Idempotency-Key", key)
                .send();
        var second = api.post("/studies", draft())
                .as(Person.SPONSOR)
                .with("Idempotency-Key", key)
                .send();
        var other = api.post("/studies", draft().put("name", "Another"))
                .as(Person.SPONSOR)
                .with("Idempotency-Key", key)
                .send();

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void theDocumentOfTheApiIsServed() {
        var answer = api.get("/../openapi.json").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("openapi").asText()).startsWith("3.1");
    }

    private JsonNode studies() {
        return api.get("/studies?limit=200").as(Person.SPONSOR).send().body().path("items");
    }

    /** The study of the demonstration: the first that was made. */
    private JsonNode study() {
        var all = studies();
        return all.get(all.size() - 1);
    }

    private ObjectNode draft() {
        var study = study();
        var draft = ((ObjectNode) study).objectNode();
        draft.set("name", study.path("name"));
        draft.set("question", study.path("question"));
        draft.set("plan", study.path("plan").deepCopy());
        return draft;
    }
}
