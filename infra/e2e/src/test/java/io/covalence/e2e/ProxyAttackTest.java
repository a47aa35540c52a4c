package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.dev.story.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on a server as SECURITY.md describes it: TLS ends at a proxy, which the server is told to trust. */
@Tag("attacks")
@Order(11)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RunningDemo.Extension.class)
class ProxyAttackTest {
    /** As many wrong secrets from one address as are heard in ten minutes. */
    private static final int HEARD = 20;

    private final RunningDemo demo;
    private final List<AutoCloseable> open = new ArrayList<>();
    private URI outside = URI.create("https://localhost");
    private @Nullable SSLContext tls;

    ProxyAttackTest(RunningDemo demo) {
        this.demo = demo;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        tls = SelfMadeCertificate.make(folder);
        int port = ServerBehindProxy.freePort();
        var server = ServerBehindProxy.start(demo, port);
        open.add(server);
        var proxy = FrontProxy.secure(port, tls, server.url());
        open.add(proxy);
        outside = proxy.url();
    }

    @AfterAll
    void stop() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void byHttpsEverythingStaysWithHttpsAndWithThisHost() throws Exception {
        var answers = new ArrayList<HttpResponse<String>>();
        try (var client = client("127.0.0.1")) {
            for (var path : List.of(
                    "/", "/nothing", "/portal/", "/portal/join", "/portal/covalence/covalence.css", "/api/v1/me")) {
                var answer = send(client, HttpRequest.newBuilder(outside.resolve(path)));
                answers.add(answer);
                assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                        .as(path)
                        .contains("max-age=31536000");
            }
            var joined = join(client, demo.invitation(), outside.toString());
            answers.add(joined);

            assertThat(joined.statusCode()).isEqualTo(200);
            assertThat(joined.headers().allValues("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .startsWith("__Host-covalence=")
                    .contains("path=/")
                    .doesNotContainIgnoringCase("domain=");
            // A page by plain HTTP at the same host is a foreign one.
            assertThat(join(client, "x", outside.toString().replace("https", "http"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(answers.stream()
                        .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                        .map(cookie -> cookie.toLowerCase(Locale.ROOT)))
                .hasSizeGreaterThan(1)
                .allSatisfy(cookie -> assertThat(cookie).contains("secure", "httponly", "samesite=lax"));
        assertThat(answers.get(2).headers().firstValue("Location").orElse(""))
                .contains("redirect_uri=https%3A%2F%2Flocalhost");
    }

    /** From the first page to the portal's, with each cookie that comes on the way: of the sign-in that is under way, and of the session. */
    @Test
    void everyCookieOfAWholeSignInStaysWithHttps() throws Exception {
        var portal = outside.resolve("/portal/");
        new RealmAdministration(demo, HttpClient.newHttpClient()).admitPortalAt(portal);
        try (var client = client("127.0.0.1")) {
            var person = new Visitor(client);

            var sentAway = person.get(portal);
            var back = person.authenticate(sentAway, Person.SPONSOR);
            var calledBack = person.get(Visitor.target(back));
            var page = person.get(Visitor.target(calledBack));

            assertThat(Visitor.target(back).toString()).startsWith(portal.toString());
            assertThat(page.statusCode()).isEqualTo(200);
            var cookies = Stream.of(sentAway, calledBack, page)
                    .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                    .toList();
            assertThat(cookies).anyMatch(cookie -> cookie.startsWith("OAuth_Token_Request_State="));
            assertThat(cookies).anyMatch(cookie -> cookie.startsWith("__Host-covalence="));
            assertThat(cookies)
                    .map(cookie -> cookie.toLowerCase(Locale.ROOT))
                    .allSatisfy(cookie -> assertThat(cookie)
                            .contains("; secure", "; samesite=lax")
                            .doesNotContain("domain="))
                    // What takes a cookie back holds nothing that a script could read.
                    .filteredOn(cookie -> !cookie.contains("=\"\";"))
                    .hasSizeGreaterThan(2)
                    .allSatisfy(cookie -> assertThat(cookie).contains("; httponly"));
        }
    }

    /** Each request claims another address; the proxy adds the true one at the right. */
    @Test
    void whatSomebodyClaimsToBeDoesNotCount() throws Exception {
        for (var path : List.of("/api/v1/invitations/preview", "/portal/join")) {
            var statuses = new ArrayList<Integer>();
            try (var client = client("127.0.0.1")) {
                for (int guess = 0; guess < 3 * HEARD; guess++) {
                    statuses.add(guess(client, path, "198.51.100." + guess));
                }
            }

            assertThat(statuses).allMatch(status -> status == 422 || status == 429);
            assertThat(statuses).filteredOn(status -> status == 422).hasSizeLessThanOrEqualTo(HEARD);
            assertThat(statuses.getLast()).isEqualTo(429);
            // Somebody else behind the same proxy is somebody else.
            try (var neighbour = client("127.0.0." + (path.startsWith("/api") ? 2 : 3))) {
                assertThat(guess(neighbour, path, "198.51.100.1")).isEqualTo(422);
            }
        }
    }

    private int guess(HttpClient client, String path, String claimed) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(outside.resolve(path)).header("X-Forwarded-For", claimed);
        var answer = path.startsWith("/api")
                ? send(
                        client,
                        request.header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"guess\"}")))
                : send(client, form(request, "token=guess", outside.toString()));
        return answer.statusCode();
    }

    private HttpResponse<String> join(HttpClient client, String token, String origin)
            throws IOException, InterruptedException {
        return send(client, form(HttpRequest.newBuilder(outside.resolve("/portal/join")), "token=" + token, origin));
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, String body, String origin) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Somebody at an address of this machine. */
    private HttpClient client(String address) throws IOException {
        return HttpClient.newBuilder()
                .sslContext(tls)
                .localAddress(InetAddress.getByName(address))
                .build();
    }
}
