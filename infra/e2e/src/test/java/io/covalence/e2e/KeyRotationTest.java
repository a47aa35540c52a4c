package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.dev.story.Person;
import io.covalence.dev.story.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The identity provider gets other keys, and its server is started anew while sites train for longer than their tokens last. Runs last,
 * since the server that this test has started ends with it.
 */
@Tag("e2e")
@Order(Integer.MAX_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RunningDemo.Extension.class)
class KeyRotationTest {
    /** So many that the run outlasts the last token from before the server is stopped, also on a fast machine. */
    private static final int ROUNDS = 60;

    /** Those of people and of connectors, from the time when the run begins. */
    private static final int SHORT_LIFETIME_SECONDS = 10;

    /** The development realm's. */
    private static final int LIFETIME_SECONDS = 300;

    /** What asking and the clocks' whole seconds may add. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningDemo demo;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Visitor visitor = new Visitor(http);
    private final IdentityServer identities;
    private final RealmAdministration realm;

    KeyRotationTest(RunningDemo demo) {
        this.demo = demo;
        this.identities = new IdentityServer(demo, http);
        this.realm = new RealmAdministration(demo, http);
    }

    @BeforeAll
    void awaitTheDemonstrationsStudy() {
        demo.report();
    }

    @AfterAll
    void stop() {
        identities.close();
    }

    /** As after a key was stolen: the old one is gone at once, and sites hold tokens that it signed. */
    @Test
    void runGoesOnWhenTheKeyIsReplacedAndTheServerIsStartedAnew() {
        var study = OwnStudy.make(demo, ROUNDS);
        var old = token(Person.SPONSOR);
        realm.tokensLast(SHORT_LIFETIME_SECONDS);
        study.start();

        realm.addSigningKey();
        realm.removeOldSigningKeys();
        demo.tokens().forget();
        demo.await(() -> status(token(Person.SPONSOR)) == 200);
        assertThat(status(old)).isEqualTo(401);
        assertThat(expiry(old)).isAfter(Instant.now());

        // Whoever has a token has one of the new key now, and needs another before the server is back.
        identities.stop();
        var longest = Instant.now().plusSeconds(SHORT_LIFETIME_SECONDS);
        demo.await(() -> Instant.now().isAfter(longest));
        identities.start();

        assertThat(study.state()).isEqualTo("RUNNING");
        study.awaitSuccess();
        // A site that was about to begin a round while nobody gave out tokens has left that one.
        var completed = study.rounds().stream()
                .filter(round -> round.at("/summary/phase").asText().equals("COMPLETED"))
                .map(round -> round.at("/summary/sitesIn").asInt())
                .toList();
        assertThat(completed).hasSize(ROUNDS + 1).allMatch(sites -> sites >= Story.FEWEST_SITES);
        assertThat(completed.getLast()).isEqualTo(RunningDemo.SITES);
        assertThat(new Visitor(http)
                        .signIn(demo.addresses().portal(), Person.SPONSOR)
                        .body())
                .contains("<html");
    }

    /** As keys are rotated in peace: the old one is published for a while, and nobody is refused until it is not. */
    @Test
    void keyThatIsPublishedNoLongerIsBelievedNoLongerThanAnswersAreKept() {
        realm.tokensLast(LIFETIME_SECONDS);
        var person = token(Person.SPONSOR);
        var connector = connectorToken();

        realm.addSigningKey();
        demo.await(() -> status(token(Person.SPONSOR)) == 200);
        demo.await(() -> connectorStatus(connectorToken()) == 404);
        assertThat(status(person)).isEqualTo(200);
        assertThat(connectorStatus(connector)).isEqualTo(404);

        realm.removeOldSigningKeys();
        demo.tokens().forget();
        var removed = Instant.now();
        demo.await(() -> status(person) == 401 && connectorStatus(connector) == 401);

        assertThat(Duration.between(removed, Instant.now())).isLessThan(RunningDemo.KEYS_BELIEVED.plus(MARGIN));
        assertThat(expiry(person)).isAfter(Instant.now());
        assertThat(status(token(Person.SPONSOR))).isEqualTo(200);
    }

    /** A new one at each call. */
    private String token(Person person) {
        return issued(Map.of(
                "grant_type",
                "password",
                "client_id",
                "cli",
                "username",
                person.username(),
                "password",
                person.password()));
    }

    private String connectorToken() {
        return issued(new StolenCredentials(demo).ofConnector(1));
    }

    private String issued(Map<String, String> form) {
        return read(visitor.post(demo.addresses().tokens(), form).body())
                .path("access_token")
                .asText();
    }

    private int status(String token) {
        return status(demo.addresses().api("/me"), token);
    }

    /** Of a round that there is not, which only somebody is told whose token is believed. */
    private int connectorStatus(String token) {
        return status(
                URI.create(demo.addresses().publicUrl() + "/aggregation/v1/rounds/none/evidence/convictions"), token);
    }

    private int status(URI address, String token) {
        return visitor.get(address, "Authorization", "Bearer " + token).statusCode();
    }

    private static Instant expiry(String token) {
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return Instant.ofEpochSecond(read(claims).path("exp").asLong());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
