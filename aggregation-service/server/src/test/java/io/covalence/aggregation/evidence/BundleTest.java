package io.covalence.aggregation.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.problem.ProblemException;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.evidence.BundleVerifier;
import io.covalence.secagg.evidence.Ledger;
import io.covalence.secagg.message.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
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
        assertThat(TestSite.now(world.service().evidence().bundle(roundId, Optional.empty(), Duration.ZERO)))
                .isEmpty();
        world.completeRound();

        var report = BundleVerifier.verify(
                bundle(world, roundId, Optional.of(world.site(1).id())), Optional.of(charter));
        var sites = world.sites().stream()
                .map(TestSite::id)
                .map(SiteId::new)
                .sorted()
                .toList();
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

        var told = TestSite.now(world.service().answers().result(roundId, site.id(), Duration.ZERO))
                .orElseThrow();
        var result = Result.decode(Base64.getDecoder().decode(told.signed()));
        result.verify(site.charter().serviceKey());
        assertThat(result.sumDigest()).isEqualTo(digestOfTheSum(world));
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

        var findings = Ledger.verify(
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
        var awaited = world.service()
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
        var stranger = world.ids().next(IdKind.SITE);
        assertThatThrownBy(() -> world.service().evidence().bundle(roundId, Optional.of(stranger), Duration.ZERO))
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

    static byte[] bundle(World world, String roundId, Optional<String> siteId) throws IOException {
        var evidence = world.service().evidence();
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
