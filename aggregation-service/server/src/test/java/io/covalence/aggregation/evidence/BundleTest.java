package io.covalence.aggregation.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.support.Meanwhile;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.run.RunOrder;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.evidence.Bundle;
import io.covalence.secagg.evidence.BundleVerifier;
import io.covalence.secagg.evidence.EvidenceCheck;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.message.SumDigest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    @TempDir
    Path folder;

    @Test
    void completedRoundLeavesABundleThatAnybodyChecks() throws IOException {
        var world = new World(folder, 4);
        var order = world.begin(Plans.small());
        var roundId = world.site(0).roundId();
        var charter = world.site(0).charter().hash();
        assertThat(TestSite.now(world.exchange().evidence().bundle(roundId, Optional.empty(), Duration.ZERO)))
                .isEmpty();
        world.completeRound();

        var report = BundleVerifier.verify(
                bundle(world, roundId, Optional.of(world.site(1).id())), Optional.of(charter));
        var sites = world.sites().stream().map(TestSite::id).sorted().toList();

        assertThat(report.survivors()).isEqualTo(sites);
        assertThat(report.modelHashAfter().hex())
                .isEqualTo(world.service()
                        .documents()
                        .model(order.runId(), 1, Optional.empty())
                        .version()
                        .sha256());
    }

    @Test
    void resultIsSignedOverTheSumThatTheSitesMade() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var site = world.site(0);
        var roundId = site.roundId();
        world.completeRound();

        var told = TestSite.now(world.exchange().answers().result(roundId, site.id(), Duration.ZERO))
                .orElseThrow();
        var result = Result.decode(Base64.getDecoder().decode(told.signed()));
        result.verify(site.charter().serviceKey());
        var salt = SumDigest.salt(world.serviceKey(), result.session(), result.survivors());
        assertThat(result.sumDigest()).isEqualTo(SumDigest.of(salt, digestOfTheSum(world)));
        assertThat(result.transcriptRoot().hex()).isEqualTo(told.transcriptSha256());
    }

    @Test
    void bundlesOfAWholeRunAgreeWithOneAnother() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var first = world.site(0).roundId();
        world.completeRound();
        world.site(0).poll();
        var second = world.site(0).roundId();
        world.completeRound();

        var findings = EvidenceCheck.verify(
                Map.of(
                        "first", bundle(world, first, Optional.empty()),
                        "second", bundle(world, second, Optional.empty())),
                Set.of(world.site(0).charter().hash()));
        assertThat(findings).hasSize(2).allMatch(finding -> finding.holds());
    }

    @Test
    void whoWaitsForABundleIsTold() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var awaited = world.exchange()
                .evidence()
                .bundle(world.site(0).roundId(), Optional.empty(), Duration.ofSeconds(10))
                .toCompletableFuture();
        assertThat(awaited).isNotDone();
        world.completeRound();
        assertThat(awaited.join()).isPresent();
    }

    @Test
    void strangerGetsNoBundle() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var roundId = world.site(0).roundId();
        world.completeRound();
        var stranger = world.ids().site();
        assertThatThrownBy(() -> world.exchange().evidence().bundle(roundId, Optional.of(stranger), Duration.ZERO))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void bundleIsThereLongAfterTheRoundWasPruned() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var roundId = world.site(0).roundId();
        world.completeRound();
        world.clock().advance(Duration.ofDays(30));
        world.service().upkeep().whenDue();
        assertThat(bundle(world, roundId, Optional.of(world.site(0).id()))).isNotEmpty();
    }

    @Test
    void oneBundleIsKeptWhenTwoReplicasMakeOne() throws IOException {
        var world = new World(folder, 3);
        var meanwhile = new Meanwhile();
        world.through(meanwhile::over);
        var order = world.begin(Plans.small());
        var roundId = world.site(0).roundId();
        var other = world.assemble();
        var second = new RunOrder(
                world.ids().run(),
                order.tenantId(),
                order.studyId(),
                order.plan(),
                order.planSha256(),
                order.participants());
        // The other one finds a longer log, so its bundle is another one.
        meanwhile.before("insert into evidence (", () -> {
            other.orders().place(second.runId(), second);
            world.clock().advance(Duration.ofHours(1));
            while (other.driver().stepOne()) {}
        });
        world.completeRound();

        var report = BundleVerifier.verify(
                bundle(world, roundId, Optional.empty()),
                Optional.of(world.site(0).charter().hash()));
        assertThat(report.survivors()).hasSize(3);
        assertThat(bundleFiles()).hasSize(1);
        assertThat(new Database(world.pool())
                        .<Long>tenant(
                                order.tenantId(),
                                transaction -> transaction
                                        .first(
                                                "select count(*) as n from evidence where round_id = ?",
                                                row -> row.number("n"),
                                                roundId)
                                        .orElseThrow()))
                .isEqualTo(1);
    }

    @Test
    void signatureThatFollowsChangesNoBundle() throws IOException {
        var world = new World(folder, 4);
        var first = world.begin(Plans.small());
        world.service().orders().stop(first.runId());
        var text = Plans.text(Plans.regression());
        var second = new RunOrder(
                world.ids().run(),
                first.tenantId(),
                first.studyId(),
                text,
                Digests.hex(text.getBytes(StandardCharsets.UTF_8)),
                first.participants());
        world.service().orders().place(second.runId(), second);
        world.sites().subList(0, 3).forEach(TestSite::signCharters);
        world.sites().forEach(TestSite::poll);
        var agreed = history(world);
        var roundId = world.site(0).roundId();
        world.site(3).signCharters();
        assertThat(world.site(3).charters()).allMatch(SiteCharter::signed);
        assertThat(world.site(0).charters().getLast().signatures()).isEqualTo(4);
        assertThat(history(world)).isEqualTo(agreed);
        assertThat(agreed.versions().getLast().signatures()).hasSize(3);
        world.completeRound();

        var bundle = Bundle.decode(bundle(world, roundId, Optional.empty()));
        assertThat(bundle.round().charters()).isEqualTo(agreed);
    }

    /** The charters as a member sees them. */
    private static CharterHistory history(World world) {
        var newest = world.site(0).charters().getLast();
        var base64 = Base64.getDecoder();
        var versions = new ArrayList<>(
                CharterHistory.decode(base64.decode(newest.history())).versions());
        versions.add(SignedCharter.decode(base64.decode(newest.charter())));
        return new CharterHistory(versions);
    }

    private List<Path> bundleFiles() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".bundle")).toList();
        }
    }

    static byte[] bundle(World world, RoundId roundId, Optional<SiteId> siteId) throws IOException {
        var evidence = world.exchange().evidence();
        var bundle =
                TestSite.now(evidence.bundle(roundId, siteId, Duration.ZERO)).orElseThrow();
        try (var in = evidence.open(bundle)) {
            return in.readAllBytes();
        }
    }

    /** Values as int32, a filling word when they are odd, limbs as int64, all little-endian. */
    private static ByteString digestOfTheSum(World world) {
        List<TestSite> sites = world.sites();
        int values = sites.getFirst().values().length;
        int limbs = sites.getFirst().limbs().length;
        var bytes = ByteBuffer.allocate(Integer.BYTES * (values + (values & 1)) + Long.BYTES * limbs)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values; i++) {
            int at = i;
            bytes.putInt(
                    (int) sites.stream().mapToLong(site -> site.values()[at]).sum());
        }
        bytes.position(Integer.BYTES * (values + (values & 1)));
        for (int i = 0; i < limbs; i++) {
            int at = i;
            bytes.putLong(sites.stream().mapToLong(site -> site.limbs()[at]).sum());
        }
        return ByteString.ofHex(Digests.hex(bytes.array()));
    }
}
