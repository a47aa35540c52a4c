package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Sha256;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.service.SlowLine;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.round.SiteProgress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A site's line carries 1 Mbit/s; what goes through it here is small, so that each test takes two or three seconds of it. */
@Timeout(60)
@Tag("cases")
class ThrottledLineTest {
    private static final long BITS_PER_SECOND = 1_000_000;
    private static final SiteProgress PROGRESS = new SiteProgress(SitePhase.TRAINING, 0.5, 1);
    private static final RoundId ROUND = new RoundId("rnd_" + "r".repeat(20));
    private static final SiteId SITE = new SiteId("sit_" + "a".repeat(20));

    private final LocalServer server = new LocalServer();
    private final SlowLine line = new SlowLine(server, BITS_PER_SECOND);
    private final List<Duration> pauses = new ArrayList<>();
    private final RandomGenerator random = new SplittableRandom(11);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        line.close();
        server.close();
    }

    /** Two chunks of 150 kB take 2.4 seconds; a sign of life of a few hundred bytes shares the line with them. */
    @Test
    void chunksArriveTwoAtATimeWithASignOfLifeBesideThem() throws Exception {
        server.route("PUT", ".*", (request, path) -> Reply.empty(204));
        var service = service(transport());
        long began = System.nanoTime();
        var done = new ArrayList<Future<Long>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                int index = i;
                done.add(threads.submit(() -> {
                    var chunk = bytes(150_000, index);
                    service.chunk(ROUND, index, chunk, Sha256.hex(chunk));
                    return System.nanoTime() - began;
                }));
            }
            service.progress(ROUND, PROGRESS);
            long lived = System.nanoTime() - began;

            for (var chunk : done) {
                assertThat(Duration.ofNanos(chunk.get())).isGreaterThan(Duration.ofSeconds(2));
                assertThat(chunk.get()).isGreaterThan(lived);
            }
        }
        for (int i = 0; i < 2; i++) {
            assertThat(server.requests("PUT", ".*/chunks/" + i))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body()).isNotEmpty());
            assertThat(server.requests("PUT", ".*/chunks/" + i).getFirst().body())
                    .isEqualTo(bytes(150_000, i));
        }
        assertThat(pauses).isEmpty();
    }

    /** It takes 2.8 seconds; the answer is dated when it begins. */
    @Test
    void slowDownloadIsNotTakenForAClockThatIsWrong() throws Exception {
        var model = bytes(350_000, 7);
        server.route("GET", ".*", (request, path) -> Reply.bytes(model));
        var clock = new ServiceClock(transport(), Clock.systemUTC());
        long began = System.nanoTime();

        assertThat(service(clock).model(new RunId("run_" + "r".repeat(20)), 1, model.length))
                .isEqualTo(model);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(2_500));
        assertThat(Duration.between(clock.instant(), Clock.systemUTC().instant())
                        .abs())
                .isLessThan(Duration.ofMillis(500));
    }

    /** The line breaks in the middle of a chunk: it is sent again after a pause, as a whole. */
    @Test
    void chunkWhoseLineBreaksIsSentAgainAfterAPause() throws Exception {
        server.route("PUT", ".*", (request, path) -> Reply.empty(204));
        line.breakAfter(60_000);
        var chunk = bytes(100_000, 3);

        service(transport()).chunk(ROUND, 0, chunk, Sha256.hex(chunk));

        assertThat(server.requests("PUT", ".*/chunks/0").getLast().body()).isEqualTo(chunk);
        assertThat(pauses).hasSize(1);
    }

    private static byte[] bytes(int length, long seed) {
        var bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private Transport transport() {
        var home = new ConnectorHome(folder).prepare();
        return new HttpTransport(
                OutboundLog.open(home.outboundLog()),
                Clock.systemUTC(),
                new Retries(BackOff.standard(random), pauses::add));
    }

    private AggregationServiceClient service(Transport transport) {
        return new AggregationServiceClient(Endpoint.of(line.url() + "/aggregation/v1"), SITE, transport);
    }
}
