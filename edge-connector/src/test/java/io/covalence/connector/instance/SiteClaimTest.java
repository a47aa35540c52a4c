package io.covalence.connector.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.ServiceUnreachable;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.service.LocalClient;
import io.covalence.connector.service.LocalConnectors;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.site.ConnectorClaim;
import io.covalence.contract.site.ConnectorGrant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@Tag("cases")
class SiteClaimTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Boot BOOT = new Boot("this", DAY);
    private static final SiteId SITE = new SiteId("sit_" + "a".repeat(20));

    private final LocalServer server = new LocalServer();
    private final LocalConnectors connectors = new LocalConnectors().serve(server);
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicLong nanoTime = new AtomicLong();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void folderThatWasCopiedIsRefusedWithWhatToDo() throws Exception {
        var first = begin("original");
        first.make(service("original"));
        copy("original", "copy");

        assertThatThrownBy(() -> begin("copy").make(service("copy")))
                .isInstanceOf(AnotherConnector.class)
                .hasMessageContaining("has worked for this site since noon")
                .extracting(e -> ((AnotherConnector) e).next())
                .asString()
                .contains("one connector for each site", "delete the copy");
        assertThat(connectors.present()).isEqualTo(first.instance());
    }

    @Test
    void killedConnectorIsKnownAgainInItsOwnFolder() throws Exception {
        begin("original").make(service("original"));

        var second = begin("original");
        second.make(service("original"));

        assertThat(connectors.present()).isEqualTo(second.instance());
    }

    /** The answer is lost with the process: the next start goes by the same name. */
    @Test
    void claimWhoseAnswerWasLostIsKnownAgain() throws Exception {
        var first = begin("original");
        first.make(service("original"));
        var lost = begin("original");
        service("original").claim(new ConnectorClaim(lost.instance(), first.instance(), place("original", BOOT)));

        begin("original").make(service("original"));

        assertThat(connectors.present()).isEqualTo(lost.instance());
    }

    @Test
    void folderMovesOnceTheFirstHasStopped() throws Exception {
        var first = begin("original");
        first.make(service("original"));
        copy("original", "moved");
        first.release(service("original"));

        var second = begin("moved");
        second.make(service("moved"));

        assertThat(connectors.present()).isEqualTo(second.instance());
    }

    @Test
    void successorWaitsUntilEveryReplicaKnowsOfIt() throws Exception {
        server.route("PUT", ".*/connector", (request, path) -> Reply.json(200, new ConnectorGrant(2_000, 60)));
        var claim = begin("original");
        claim.make(service("original"));
        // Meanwhile it has prepared itself
        nanoTime.set(Duration.ofMillis(1_500).toNanos());

        claim.hold(service("original"));

        assertThat(pauses).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void serviceThatIsAwayIsSaidAsSuch() {
        server.close();

        assertThatThrownBy(() -> begin("original").make(service("original"))).isInstanceOf(ServiceUnreachable.class);
    }

    /** A clone has the same machine identity, folders and inodes, and the copied folder names the accepted connector. */
    @Test
    void cloneOfTheMachineIsRefusedWhileTheFirstIsAtWork() throws Exception {
        var first = begin("original");
        first.make(service("original"));

        assertThatThrownBy(() -> begin("original", new Boot("another", DAY)).make(service("original")))
                .isInstanceOf(AnotherConnector.class);
        assertThat(connectors.present()).isEqualTo(first.instance());
    }

    /** Nothing tells two starts of one machine from two machines, so each is a place of its own. */
    @Test
    void machineThatDoesNotSayWhichItIsIsNeverTheSame() throws Exception {
        begin("original", new Boot("", DAY)).make(service("original"));

        assertThatThrownBy(() -> begin("original", new Boot("", DAY)).make(service("original")))
                .isInstanceOf(AnotherConnector.class);
    }

    @Test
    void machineThatHasJustBootedAsksOnceTheServiceHasForgottenTheOneBefore() throws Exception {
        begin("original").make(service("original"));
        connectors.give(new ConnectorClaim("", "", ""));

        begin("original", new Boot("next", Duration.ofSeconds(25))).make(service("original"));

        // 60 seconds are kept for a connector that is not heard
        assertThat(pauses).containsExactly(Duration.ofSeconds(35));
    }

    @Test
    void firstStartOfAFolderWaitsForNothing() throws Exception {
        begin("original", new Boot("first", Duration.ofSeconds(5))).make(service("original"));

        assertThat(pauses).isEmpty();
    }

    @Test
    void placeSaysNothingOfTheMachine() {
        assertThat(place("original", BOOT)).matches("[0-9a-f]{64}").isNotEqualTo(place("copy", BOOT));
    }

    @Test
    void bootIsWhatTheKernelSays() throws IOException {
        Files.createDirectories(folder.resolve("sys/kernel/random"));
        Files.writeString(folder.resolve("sys/kernel/random/boot_id"), "0f3a\n");
        Files.writeString(folder.resolve("uptime"), "41.87 160.02\n");

        assertThat(Boot.read(folder)).isEqualTo(new Boot("0f3a", Duration.ofSeconds(41)));
        assertThat(Boot.present().id()).isEqualTo(Boot.present().id()).hasSize(36);
        assertThat(Boot.read(folder.resolve("none")).id()).isEmpty();
    }

    private String place(String name, Boot boot) {
        return Place.of(home(name), boot, random);
    }

    private SiteClaim begin(String name, Boot boot) {
        return SiteClaim.begin(home(name), random, nanoTime::get, pauses::add, boot);
    }

    private SiteClaim begin(String name) {
        return begin(name, BOOT);
    }

    private AggregationServiceClient service(String name) {
        return LocalClient.aggregation(server, SITE, LocalClient.transport(home(name)));
    }

    private ConnectorHome home(String name) {
        return new ConnectorHome(folder.resolve(name)).prepare();
    }

    private void copy(String from, String to) throws IOException {
        var target = home(to);
        Files.copy(home(from).instance(), target.instance());
    }
}
