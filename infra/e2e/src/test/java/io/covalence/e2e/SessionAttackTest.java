package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.dev.story.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Attacks on the portal's sessions: planting, keeping and flooding them. */
@Tag("attacks")
@Order(5)
@ExtendWith(RunningDemo.Extension.class)
class SessionAttackTest {
    /** One more than the portal keeps of sessions in which nobody is signed in. */
    private static final int FLOOD = 1001;

    private static final String PAGE = "<html";

    private final RunningDemo demo;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI portal;
    private final String origin;

    SessionAttackTest(RunningDemo demo) {
        this.demo = demo;
        this.portal = demo.addresses().portal();
        this.origin = demo.addresses().publicUrl();
    }

    @Test
    void aPlantedSessionIsDeadBeforeItsVictimIsSignedIn() {
        var attacker = stranger();
        var planted = attacker.session(portal);
        var victim = new Visitor(http);
        victim.plant(portal, planted);

        var back = victim.authenticate(victim.get(portal), Person.SPONSOR);
        var signedIn = victim.get(Visitor.target(back));

        assertThat(victim.session(portal)).isNotEmpty().isNotEqualTo(planted);
        // The victim's next request is not sent yet: the attacker is faster.
        assertThat(isSignedIn(attacker)).isFalse();
        assertThat(victim.follow(signedIn).body()).contains(PAGE);
        assertThat(isSignedIn(victim)).isTrue();
        assertThat(isSignedIn(attacker)).isFalse();
    }

    @Test
    void aSessionPlantedByAnInvitationIsDeadToo() {
        var attacker = new Visitor(http);
        var shown = attacker.post(portal.resolve("join"), Map.of("token", demo.invitation()), "Origin", origin);
        assertThat(shown.statusCode()).isEqualTo(200);
        var planted = attacker.session(portal);
        assertThat(planted).isNotEmpty();
        var victim = new Visitor(http);
        victim.plant(portal, planted);

        var page = victim.signIn(portal.resolve("invitation"), Person.ofInstitution(1));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(victim.session(portal)).isNotEqualTo(planted);
        assertThat(isSignedIn(attacker)).isFalse();
    }

    @Test
    void theFirstRequestAfterTheSignInChangesTheSessionOnceMore() {
        var victim = new Visitor(http);
        var back = victim.authenticate(victim.get(portal), Person.SPONSOR);
        var next = victim.get(Visitor.target(back));
        var atTheCallback = victim.session(portal);

        victim.follow(next);

        assertThat(victim.session(portal)).isNotEqualTo(atTheCallback);
    }

    @Test
    void whoSignsInComesBackToTheWholeAddress() {
        var person = new Visitor(http);
        var address = portal.resolve("studies?search=tox&stage=running");

        var back = person.authenticate(person.get(address, "Accept", "text/html"), Person.SPONSOR);

        assertThat(person.follow(back).uri()).isEqualTo(address);
    }

    /** Whoever plants the cookie that keeps an address leads nobody to another page. */
    @Test
    void aPlantedAddressLeadsToItsOwnPathOnly() {
        var person = new Visitor(http);
        person.plant(portal, "covalence-address", base64("//elsewhere.example/portal/studies?a=b"));

        var page = person.signIn(portal.resolve("studies"), Person.SPONSOR);

        assertThat(page.uri()).isEqualTo(portal.resolve("studies"));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoHasSignedOutLeavesNoSessionBehind() {
        var person = new Visitor(http);
        person.signIn(portal, Person.SPONSOR);
        var thief = new Visitor(http);
        thief.plant(portal, person.session(portal));
        assertThat(isSignedIn(thief)).isTrue();

        var answer = person.post(portal.resolve("logout"), Map.of(), "Origin", origin);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(isSignedIn(thief)).isFalse();
    }

    /** Without this they would be asked to sign in, to be signed out. */
    @Test
    void whoseSessionHasRunOutSignsOutWithoutSigningIn() {
        var person = new Visitor(http);

        var answer = person.post(portal.resolve("logout"), Map.of(), "Origin", origin);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("action=\"" + demo.addresses().issuer() + "/protocol/openid-connect/logout\"")
                .doesNotContain("id_token_hint");
    }

    @Test
    void aFloodOfStrangersEndsTheirOwnSessionsAndNobodyElses() {
        var person = new Visitor(http);
        person.signIn(portal, Person.SPONSOR);
        var oldest = stranger().session(portal);

        for (int stranger = 0; stranger < FLOOD; stranger++) {
            stranger();
        }

        assertThat(isSignedIn(person)).isTrue();
        // It runs out within a second, and then whoever shows its id is given another.
        demo.await(() -> {
            var late = new Visitor(http);
            late.plant(portal, oldest);
            begin(late);
            return !late.session(portal).equals(oldest);
        });
    }

    /** Somebody with a session and without a sign-in: the server keeps what they wanted to send until they have signed in. */
    private Visitor stranger() {
        var visitor = new Visitor(http);
        begin(visitor);
        assertThat(visitor.session(portal)).isNotEmpty();
        return visitor;
    }

    private void begin(Visitor visitor) {
        visitor.post(portal, Map.of("a", "b"));
    }

    private boolean isSignedIn(Visitor visitor) {
        return visitor.get(portal).body().contains(PAGE);
    }
}
