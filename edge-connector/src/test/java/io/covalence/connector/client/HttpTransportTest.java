package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.Sha256;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.id.RoundId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpTransportTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final LocalServer server = new LocalServer();
    private final List<Duration> pauses = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void unavailableServiceIsAskedAgainAfterGrowingPauses() throws Exception {
        var asked = new AtomicInteger();
        server.route("GET", "/x", (request, path) -> Reply.empty(asked.incrementAndGet() < 4 ? 503 : 204));

        assertThat(transport().send(get("/x")).status()).isEqualTo(204);

        assertThat(pauses).hasSize(3);
        // 200, 400 and 800 ms, of which up to a half is left out
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
    }

    @Test
    void refusalsAndErrorsAreNotRepeated() throws Exception {
        server.route("GET", "/error", (request, path) -> Reply.empty(500));

        assertThat(transport().send(get("/error")).status()).isEqualTo(500);
        assertThat(transport().send(get("/missing")).status()).isEqualTo(404);

        assertThat(server.requests()).hasSize(2);
        assertThat(pauses).isEmpty();
    }

    @Test
    void serviceThatIsGoneIsNamedAfterTheLastAttempt() {
        server.close();

        assertThatThrownBy(() -> transport().send(get("/x").trying(3)))
                .isInstanceOfSatisfying(
                        ServiceUnreachable.class,
                        gone -> assertThat(gone.kind()).isEqualTo(Failure.Kind.TRY_LATER))
                .hasMessage("Cannot reach " + server.url() + ": the connection was refused.");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void answerThatNeverEndsIsGivenUp() {
        var forever = new CountDownLatch(1);
        server.route("GET", "/x", (request, path) -> {
            forever.await();
            return Reply.empty(204);
        });

        assertThatThrownBy(() ->
                        transport().send(get("/x").within(Duration.ofMillis(50)).trying(1)))
                .hasMessageContaining("did not answer in time");
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        server.route(
                "GET",
                "/x",
                (request, path) -> new Reply(302, "", new byte[0], Map.of("Location", server.url() + "/elsewhere")));

        assertThat(transport().send(get("/x")).status()).isEqualTo(302);
        assertThat(server.requests()).hasSize(1);
    }

    /** Of a filter (403, 451), of a network that wants a sign-in (511), of a proxy before a service that is away (502, 503). */
    @ParameterizedTest
    @ValueSource(ints = {302, 403, 404, 451, 502, 503, 511})
    void webPageIsNobodysAnswerWhateverItsStatus(int status) {
        server.route("GET", "/x", (request, path) -> page(status));

        assertThatThrownBy(() -> transport().send(get("/x"))).isInstanceOfSatisfying(WebPageInstead.class, page -> {
            assertThat(page.kind()).isEqualTo(Failure.Kind.TRY_LATER);
            assertThat(page.what())
                    .contains("Instead of the service at " + server.url() + " a web page answered (status " + status
                            + ")");
            assertThat(page.next().startsWith("Try again later")).isEqualTo(status == 502 || status == 503);
        });
    }

    @Test
    void serviceBehindAProxyIsAskedAgainWhileThePageOfTheProxySaysThatItIsAway() throws Exception {
        var asked = new AtomicInteger();
        server.route("GET", "/x", (request, path) -> asked.incrementAndGet() < 4 ? page(503) : Reply.empty(204));

        assertThat(transport().send(get("/x")).status()).isEqualTo(204);
        assertThat(pauses).hasSize(3);
    }

    /** Some servers say so in a page before their application is reached: it is answered by a new token, but dates nothing. */
    @Test
    void pageThatAsksWhoOneIsIsAnAnswerWithoutADate() throws Exception {
        server.route("GET", "/page", (request, path) -> page(401));
        server.route("GET", "/answer", (request, path) -> Reply.empty(401));

        var answer = transport().send(get("/page"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.date()).isEmpty();
        assertThat(transport().send(get("/answer")).date()).isPresent();
    }

    @Test
    void answerLargerThanAllowedIsRefused() {
        server.route("GET", "/x", (request, path) -> Reply.bytes(new byte[1001]));

        assertThatThrownBy(() -> transport().send(get("/x").atMost(1000)))
                .hasMessageContaining("larger than the connector");
    }

    @Test
    void everyRequestIsLoggedBeforeItLeavesWithoutQueryOrBody() throws Exception {
        var body = "rows=secret".getBytes(StandardCharsets.UTF_8);
        var logged = new ArrayList<String>();
        server.route("PUT", "/x", (request, path) -> {
            logged.add(log());
            return Reply.empty(204);
        });

        transport()
                .send(Call.put(URI.create(server.url() + "/x?token=secret"), "text/plain", body)
                        .header("Authorization", "Bearer secret")
                        .about(new RoundId("rnd_1")));

        assertThat(logged).singleElement().asString().isEqualTo(log());
        assertThat(log())
                .isEqualTo("{\"time\":\"2026-01-01T12:00:00Z\",\"method\":\"PUT\",\"to\":\"" + server.url()
                        + "\",\"path\":\"/x\",\"bytes\":11,\"sha256\":\"" + Sha256.hex(body)
                        + "\",\"round\":\"rnd_1\"}\n");
    }

    @Test
    void nothingLeavesWhenTheLogCannotBeWritten() {
        var log = OutboundLog.open(folder.resolve("outbound.jsonl"));
        log.close();
        var transport = new HttpTransport(log, NOON, retries());

        assertThatThrownBy(() -> transport.send(get("/x"))).hasMessageContaining("Nothing is sent");
        assertThat(server.requests()).isEmpty();
    }

    private static Reply page(int status) {
        var html = "<html><title>Not here</title></html>".getBytes(StandardCharsets.UTF_8);
        return new Reply(status, "Text/HTML; charset=utf-8", html, Map.of());
    }

    private HttpTransport transport() {
        return new HttpTransport(OutboundLog.open(folder.resolve("outbound.jsonl")), NOON, retries());
    }

    private Retries retries() {
        return new Retries(BackOff.standard(new SplittableRandom(1)), pauses::add);
    }

    private Call get(String path) {
        return Call.get(URI.create(server.url() + path));
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("outbound.jsonl"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
