package io.covalence.connector.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.service.LocalClient;
import io.covalence.connector.service.LocalLog;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.log.KnownLog;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.log.SplitView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedLogsTest {
    private static final TenantId TENANT = new TenantId("ten_" + "t".repeat(20));
    private static final SplittableRandom RANDOM = new SplittableRandom(11);

    private final LocalServer server = new LocalServer();
    private final IdentityKey key = IdentityKey.generate(RANDOM::nextBytes);
    private final LocalLog log = new LocalLog(server, TENANT.value(), key);

    @TempDir
    private Path folder = Path.of("");

    private ConnectorHome home = new ConnectorHome(Path.of("target"));

    @BeforeEach
    void prepare() {
        home = new ConnectorHome(folder.resolve("home")).prepare();
        for (int version = 0; version < 8; version++) {
            log.append(entry(version, "aa"));
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void logThatOnlyGrowsIsFollowedAndKept() throws Exception {
        meet(log.head(3));
        meet(log.head(7));

        assertThat(WatchedLogs.head(home, TENANT)).contains(log.head(7));
        assertThat(meet(log.head(5)).head()).isEqualTo(log.head(7));
    }

    @Test
    void headsThatOthersCarryAreMetInTurn() throws Exception {
        var known = meet(log.head(4));

        logs().meetAll(known, List.of(log.head(2), log.head(4), log.head(8)));

        assertThat(WatchedLogs.head(home, TENANT)).contains(log.head(8));
    }

    @Test
    void twoLogsAreProvedAndNothingIsWorkedOnAnyMore() throws Exception {
        meet(log.head(8));
        var other = otherLog().head(8);

        assertThat(refusal(other)).contains("keeps two logs of 8 entries");

        var file = new EvidenceFolder(home).splitView(TENANT).orElseThrow();
        var proof = SplitView.decode(Files.readAllBytes(file));
        proof.verify(key.publicKey());
        assertThat(List.of(proof.first(), proof.second())).containsExactlyInAnyOrder(log.head(8), other);
        // Not even under the log that it knows: the service is the same
        assertThat(refusal(log.head(8))).contains("holds proof");

        Files.delete(file);
        assertThat(meet(log.head(8)).head()).isEqualTo(log.head(8));
    }

    @Test
    void logThatIsNotShownToContinueIsRefusedAndItsHeadsAreKept() throws Exception {
        meet(log.head(5));
        var other = otherLog().head(8);

        assertThat(refusal(other)).contains("does not show that its log of 8 entries continues the one of 5");

        assertThat(evidence()).hasSize(2).allMatch(name -> name.startsWith("head-" + TENANT));
        assertThat(WatchedLogs.head(home, TENANT)).contains(log.head(5));
        // That may have been a broken answer, so it is no proof
        assertThat(meet(log.head(8)).head().size()).isEqualTo(8);
    }

    @Test
    void logThatBecameShorterIsRefusedLikeOneThatBeginsAnew() throws Exception {
        meet(log.head(8));
        // What the service answers that has forgotten entries: it cannot prove what it does not have
        server.route("GET", ".*/consistency", (request, path) -> {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The log has no such place or size.");
        });

        assertThat(refusal(log.head(5))).contains("does not show that its log of 8 entries continues the one of 5");
        assertThatThrownBy(() -> meet(log.head(5)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.next()).contains("database was restored from a backup"));
        assertThat(evidence()).hasSize(2);
        assertThat(WatchedLogs.head(home, TENANT)).contains(log.head(8));
    }

    @Test
    void serviceThatIsAwayIsNoLiar() throws Exception {
        meet(log.head(5));
        server.route("GET", ".*/consistency", (request, path) -> Reply.empty(503));

        assertThatThrownBy(() -> meet(log.head(8)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.TRY_LATER));
        assertThat(evidence()).isEmpty();
    }

    @Test
    void forgedHeadAccusesNobody() throws Exception {
        meet(log.head(8));
        var forger = IdentityKey.generate(RANDOM::nextBytes);
        var forged = SignedTreeHead.sign(forger, TENANT.value(), 8, 0, ByteString.ofHex("ee".repeat(32)));

        assertThatThrownBy(() -> meet(forged))
                .isInstanceOfSatisfying(
                        ProtocolViolation.class,
                        violation -> assertThat(violation.code()).isEqualTo(ProtocolViolation.Code.BAD_SIGNATURE));
        logs().accuse(key.publicKey(), List.of(log.head(8), forged));
        assertThat(evidence()).isEmpty();
    }

    @Test
    void headsOfOneSizeThatMetInARoundAreProof() throws Exception {
        var heads = List.of(log.head(3), log.head(8), otherLog().head(8));

        assertThatThrownBy(() -> logs().accuse(key.publicKey(), heads)).hasMessageContaining("two logs of 8 entries");
        assertThat(new EvidenceFolder(home).splitView(TENANT)).isPresent();
    }

    @Test
    void emptyAnswerIsNoProof() throws Exception {
        meet(log.head(5));
        server.route("GET", ".*/consistency", (request, path) -> Reply.bytes(new byte[0]));

        assertThatThrownBy(() -> meet(log.head(8))).isInstanceOf(ProtocolViolation.class);
        assertThat(WatchedLogs.head(home, TENANT)).contains(log.head(5));
    }

    private LocalLog otherLog() {
        var elsewhere = new LocalServer();
        elsewhere.close();
        var other = new LocalLog(elsewhere, TENANT.value(), key);
        for (int version = 0; version < 8; version++) {
            other.append(entry(version, "bb"));
        }
        return other;
    }

    private static LogEntry entry(int version, String hex) {
        return new LogEntry.ModelEntry("std", "run", version, ByteString.ofHex(hex.repeat(32)));
    }

    private KnownLog meet(SignedTreeHead head) throws InterruptedException {
        return logs().meet(key.publicKey(), TENANT, head, Optional.empty());
    }

    /** As after a restart. */
    private WatchedLogs logs() {
        var service = LocalClient.aggregation(server, new SiteId("sit_" + "a".repeat(20)), LocalClient.transport(home));
        return new WatchedLogs(home, new EvidenceFolder(home), service);
    }

    private String refusal(SignedTreeHead head) {
        var said = new String[1];
        assertThatThrownBy(() -> meet(head)).isInstanceOfSatisfying(Failure.class, failure -> said[0] = failure.what());
        return said[0];
    }

    private List<String> evidence() throws IOException {
        try (var files = Files.list(home.evidence())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
