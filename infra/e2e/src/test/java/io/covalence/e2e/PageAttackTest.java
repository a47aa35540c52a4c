package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.dev.story.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the portal by foreign pages and by hand, and on what all front ends of the server give away. */
@Tag("attacks")
@Order(6)
@ExtendWith(RunningDemo.Extension.class)
class PageAttackTest {
    private static final String EVIL = "https://evil.example";

    private final RunningDemo demo;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Visitor visitor = new Visitor(http);
    private final URI portal;
    private final String origin;

    PageAttackTest(RunningDemo demo) {
        this.demo = demo;
        this.portal = demo.addresses().portal();
        this.origin = demo.addresses().publicUrl();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "covalence/",
                "covalence/nothing.css",
                "covalence/covalence.css/",
                "covalence/?v-r=init",
                "covalence/%2e%2e/studies",
                "covalence/x/../../studies",
                "covalence/covalence.css;jsessionid=x/",
                "lumo/",
                "lumo/nothing",
                "VAADIN/build/",
                "VAADIN/build/nothing.js",
                "VAADIN/build/?v-r=uidl"
            })
    void whatIsNoFileMakesNoSession(String path) {
        for (int request = 0; request < 10; request++) {
            var answer = visitor.get(URI.create(portal + path));

            // What leaves the open paths leads to the sign-in, which sets cookies of its own and makes no session
            // either.
            assertThat(answer.statusCode()).isIn(302, 400, 404);
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
            assertThat(answer.body()).doesNotContain("Vaadin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"covalence/covalence.css", "covalence/join.js", "covalence/mark.svg", "lumo/lumo.css", "join"})
    void whatEverybodyMaySeeIsThereWithoutASession(String path) {
        var answer = visitor.get(portal.resolve(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void nobodySendsAnythingToAFile() {
        assertThat(visitor.post(portal.resolve("covalence/covalence.css"), Map.of("a", "b"), "Origin", origin)
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void anAccessTokenInAnAddressSignsNobodyIn() {
        var token = demo.tokens().of(Person.SPONSOR);

        assertThat(visitor.get(URI.create(origin + "/api/v1/me?access_token=" + token))
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.get(URI.create(origin + "/aggregation/v1/events?access_token=" + token))
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.get(URI.create(portal + "?access_token=" + token)).statusCode())
                .isEqualTo(400);
    }

    /** A token for the API belongs to a program; in the portal it would be a sign-in without a session that could end. */
    @Test
    void aTokenForTheApiDoesNotOpenThePortal() {
        var answer =
                visitor.get(portal, "Authorization", "Bearer " + demo.tokens().of(Person.SPONSOR));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aForeignPageCannotOpenAnInvitationForSomebody() {
        var token = Map.of("token", demo.invitation());
        var join = portal.resolve("join");

        assertThat(visitor.post(join, token, "Origin", EVIL).statusCode()).isEqualTo(403);
        assertThat(visitor.post(join, token, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(visitor.post(join, token, "Origin", origin, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.post(join, token).statusCode()).isEqualTo(403);
        assertThat(visitor.session(portal)).isEmpty();
    }

    @Test
    void aForeignPageCannotSignPeopleOut() {
        visitor.signIn(portal, Person.SPONSOR);

        var asked = visitor.get(portal.resolve("logout"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("<form method=\"post\" action=\"logout\">");
        assertThat(visitor.post(portal.resolve("logout"), Map.of(), "Origin", EVIL)
                        .statusCode())
                .isEqualTo(403);

        assertThat(visitor.get(portal).statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutPutsTheIdentityTokenIntoNoAddress() {
        visitor.signIn(portal, Person.SPONSOR);

        var answer = visitor.post(portal.resolve("logout"), Map.of(), "Origin", origin);

        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .contains("name=\"id_token_hint\"")
                .contains("action=\"" + demo.addresses().issuer() + "/protocol/openid-connect/logout\"");
    }

    @Test
    void aForeignPageCannotOpenThePushChannel() {
        visitor.signIn(portal, Person.SPONSOR);
        var address = URI.create(portal.toString().replaceFirst("^http", "ws") + "VAADIN/push?v-r=push");
        var handshake = http.newWebSocketBuilder()
                .header("Origin", EVIL)
                .header("Cookie", "JSESSIONID=" + visitor.session(portal))
                .buildAsync(address, new WebSocket.Listener() {});

        assertThatThrownBy(handshake::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    /** Ten times as many as the server reads; its stack traces were once shown to whoever came from its own machine. */
    @Test
    void tooManyParametersAreRefusedWithoutSayingWhere() {
        var form = IntStream.range(0, 1100).boxed().collect(Collectors.toMap(number -> "p" + number, number -> "1"));
        var query = form.keySet().stream().map(name -> name + "=1").collect(Collectors.joining("&"));

        for (var path : new String[] {"/portal/join", "/portal/", "/api/v1/studies", "/aggregation/v1/runs", "/"}) {
            assertSilent(visitor.get(URI.create(origin + path + "?" + query)), 400);
        }
        assertSilent(visitor.post(portal.resolve("join"), form, "Origin", origin), 400);
        assertSilent(visitor.post(URI.create(origin + "/api/v1/enrolments"), form, "Origin", origin), 400);
    }

    private static void assertSilent(HttpResponse<String> answer, int least) {
        assertThat(answer.statusCode()).isBetween(least, 499);
        assertThat(answer.body()).doesNotContain("\tat ", "Exception", "UT0", "undertow", "WildFly", "io.covalence");
    }

    @Test
    void everyAnswerCarriesItsProtectionAndNoneSaysWhatRunsHere() {
        for (var path : new String[] {
            "/",
            "/nothing",
            "/portal/",
            "/portal/join",
            "/portal/covalence/covalence.css",
            "/portal/covalence/nothing",
            "/api/v1/me",
            "/api/nothing",
            "/aggregation/v1/events",
            "/aggregation/nothing"
        }) {
            var headers = new Visitor(http).get(URI.create(origin + path)).headers();

            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy").orElse(""))
                    .as(path)
                    .isIn("same-origin", "no-referrer");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(headers.map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                    .as(path)
                    .doesNotContain("server", "x-powered-by", "access-control-allow-origin");
        }
    }

    @Test
    void theHostAloneLeadsToThePortalAndItsMark() {
        assertThat(visitor.get(URI.create(origin + "/")).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/portal/"));
        var mark = visitor.follow(visitor.get(URI.create(origin + "/favicon.ico")));
        assertThat(mark.statusCode()).isEqualTo(200);
        assertThat(mark.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "FOO", "PROPFIND"})
    void unusualMethodsAreRefused(String method) {
        for (var path : new String[] {"/", "/portal/join", "/portal/covalence/covalence.css", "/api/v1/me"}) {
            var answer = visitor.send(method, URI.create(origin + path), "");

            assertThat(answer.statusCode()).as(path).isIn(401, 403, 404, 405, 501);
            assertThat(answer.body()).doesNotContain(method + " /");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console",
                "management",
                "metrics",
                "health",
                "health/ready",
                "auth",
                "wildfly-services",
                "health/live",
                "realms/master",
                "api/WEB-INF/web.xml",
                "portal/covalence/../WEB-INF/oidc.json",
                "aggregation/WEB-INF/web.xml"
            })
    void whatIsForOperatorsIsNotThere(String path) {
        assertThat(visitor.get(URI.create(origin + "/" + path)).statusCode()).isEqualTo(404);
    }

    @Test
    void thePageOfTheApplicationRunsNoInlineCodeButItsOwn() {
        var first = visitor.signIn(portal, Person.SPONSOR);
        var second = visitor.get(portal);

        var policy = first.headers().firstValue("Content-Security-Policy").orElse("");
        var scripts = policy.replaceFirst(".*(script-src [^;]*).*", "$1");
        assertThat(scripts).contains("'nonce-").doesNotContain("'unsafe-inline'", "http:", "https:", "*");
        assertThat(policy).contains("connect-src 'self' " + origin.replaceFirst("^http", "ws"));
        assertThat(second.headers().firstValue("Content-Security-Policy").orElse(""))
                .isNotEqualTo(policy);
        assertThat(first.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOfForeignPages() {
        var cookies = visitor.get(portal).headers().allValues("Set-Cookie");

        assertThat(cookies)
                .isNotEmpty()
                .allSatisfy(
                        cookie -> assertThat(cookie.toLowerCase(Locale.ROOT)).contains("httponly", "samesite=lax"));
    }
}
