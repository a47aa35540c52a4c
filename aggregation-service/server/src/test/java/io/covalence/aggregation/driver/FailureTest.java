package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.round.WorkStore;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTest {
    @TempDir
    Path folder;

    @Test
    void burntRoundIsFollowedByTheNextOneFromTheSameModel() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        fail(world, PhaseRules.MOST_ATTEMPTS);

        assertThat(world.events(RunEventKind.ROUND_FAILED))
                .hasSize(3)
                .extracting(RunEvent::detail)
                .containsOnly("too few sites were left: 2");
        var opened = world.events(RunEventKind.ROUND_OPENED).getLast().round();
        assertThat(opened).satisfies(round -> {
            assertThat(round.number()).isEqualTo(2);
            assertThat(round.attempt()).isEqualTo(1);
            assertThat(round.modelVersion()).isZero();
        });
        var result = TestSite.now(world.exchange()
                .answers()
                .result(world.site(1).roundId(), world.site(1).id(), Duration.ZERO));
        assertThat(result.orElseThrow().phase()).isEqualTo(RoundPhase.FAILED);
        assertThat(result.orElseThrow().reason()).isEqualTo("too few sites were left: 2");
    }

    @Test
    void threeFailedRoundsInARowFailTheRun() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        fail(world, 3 * PhaseRules.MOST_ATTEMPTS);

        assertThat(world.events(RunEventKind.ROUND_FAILED)).hasSize(9);
        assertThat(world.events(RunEventKind.RUN_FAILED))
                .singleElement()
                .extracting(RunEvent::detail)
                .isEqualTo("3 rounds failed in a row; the last one because too few sites were left: 2");
        assertThat(world.site(1).poll()).isEmpty();
    }

    @Test
    void completedRoundMakesUpForFailedOnes() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        fail(world, 2 * PhaseRules.MOST_ATTEMPTS);
        world.completeRound();
        world.completeRound();

        assertThat(world.story().getLast()).isEqualTo("run succeeded");
    }

    @Test
    void roundStaysOpenForAbsentSitesUntilTheTrainingDeadline() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        world.clock().advance(Duration.ofSeconds(599));
        world.drive();
        assertThat(world.events(RunEventKind.ROUND_FAILED)).isEmpty();
        world.clock().advance(Duration.ofSeconds(1));
        world.drive();

        assertThat(world.events(RunEventKind.ROUND_FAILED))
                .singleElement()
                .extracting(RunEvent::detail)
                .isEqualTo("only 0 sites had trained by the deadline");
    }

    @Test
    void bodiesAreScrubbedOnceARoundIsOver() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        DropoutTest.upToAgreed(world);
        assertThat(chunkFiles(world)).isEqualTo(3);
        world.sites().forEach(TestSite::unmask);
        world.drive();

        assertThat(chunkFiles(world)).isZero();
        long kept = new Database(world.pool())
                .tenant(
                        order.tenantId(),
                        transaction -> transaction
                                .first("select count(body) as kept from message", row -> row.number("kept"))
                                .orElseThrow());
        assertThat(kept).isZero();
        world.exchange()
                .messages()
                .unmask(
                        world.site(0).roundId(),
                        world.site(0).id(),
                        world.site(0).unmasking());
    }

    @Test
    void stoppedRunEndsItsRound() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        world.sites().forEach(TestSite::advertise);
        world.drive();
        world.service().orders().stop(order.runId());
        world.service().orders().stop(order.runId());
        world.drive();

        assertThat(world.story())
                .endsWith(
                        "training round 1 in phase SHARES",
                        "training round 1 failed: the run was stopped",
                        "run stopped");
        assertThatThrownBy(() -> world.site(0).share()).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.type()).isEqualTo(ProblemType.ROUND_MOVED_ON);
            assertThat(e.detail()).isEqualTo("The round is in phase FAILED: the run was stopped.");
        });
    }

    @Test
    void roundOfWhichAFileIsGoneIsBurntAfterSomeAttempts() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        DropoutTest.upToAgreed(world);
        Files.delete(files(world, ".masked").getFirst());
        world.sites().forEach(TestSite::unmask);
        world.drive();
        assertThat(world.events(RunEventKind.ROUND_FAILED)).isEmpty();
        for (int i = 0; i < 10; i++) {
            world.clock().advance(Duration.ofSeconds(30));
            world.drive();
        }

        assertThat(world.events(RunEventKind.ROUND_FAILED))
                .singleElement()
                .extracting(RunEvent::detail)
                .isEqualTo("the service could not go on with it");
        assertRunFailed(world, "the service could not go on with it");
    }

    /** Of three sites two open a sum. One has agreed to, and could not know whether the other did. */
    @Test
    void roundThatIsBurntAfterOneSiteAgreedFailsTheRunAtOnce() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        world.deal(world.sites());
        world.mask(world.sites());
        world.site(0).agree();
        world.site(1).leave();
        world.site(2).leave();
        world.drive();

        assertRunFailed(world, "too few sites were left to open the sum: 1 of the 2 needed");
    }

    private static void assertRunFailed(World world, String reason) {
        assertThat(world.events(RunEventKind.RUN_FAILED))
                .singleElement()
                .extracting(RunEvent::detail)
                .isEqualTo(reason + "; the sum of round 1 may have been opened, so no site works on that model again;"
                        + " start a new run");
        assertThat(world.events(RunEventKind.ROUND_OPENED)).hasSize(1);
        world.sites().forEach(site -> assertThat(site.poll()).isEmpty());
    }

    @Test
    void chunkThatHasBeenChangedOnDiskIsNotSummed() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        DropoutTest.upToAgreed(world);
        flipABit(world, ".masked");
        world.sites().forEach(TestSite::unmask);
        world.drive();

        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).isEmpty();
        assertThat(files(world, ".part")).isEmpty();
    }

    @Test
    void modelThatHasBeenChangedOnDiskIsNoBasisForTheNext() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        DropoutTest.upToAgreed(world);
        flipABit(world, ".f32");
        world.sites().forEach(TestSite::unmask);
        world.drive();

        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).isEmpty();
        assertThat(files(world, ".part")).isEmpty();
        assertThat(files(world, ".f32")).hasSize(1);
    }

    @Test
    void bodiesOfAnEndedRoundAreScrubbedHoweverManyAttemptsHaveFailed() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        DropoutTest.upToAgreed(world);
        world.sites().forEach(TestSite::unmask);
        while (world.events(RunEventKind.ROUND_COMPLETED).isEmpty()) {
            assertThat(world.service().driver().stepOne()).isTrue();
        }
        var database = new Database(world.pool());
        var work = new WorkStore();
        for (int i = 0; i < 10; i++) {
            var now = world.clock().instant();
            boolean leased = true;
            while (leased) {
                leased = database.directory(transaction -> work.lease(transaction, "dead", now, now.plusSeconds(1)))
                        .isPresent();
            }
            world.clock().advance(Duration.ofSeconds(1));
        }
        assertThat(chunkFiles(world)).isEqualTo(3);
        world.drive();

        assertThat(chunkFiles(world)).isZero();
    }

    @Test
    void leaseOfADeadReplicaExpiresAndIsWorthNothingAfterwards() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        world.clock().advance(Duration.ofSeconds(5));
        var database = new Database(world.pool());
        var work = new WorkStore();
        var begun = world.clock().instant();
        var dead = database.directory(transaction -> work.lease(transaction, "dead", begun, begun.plusSeconds(30)))
                .orElseThrow();
        world.sites().forEach(TestSite::advertise);
        assertThat(world.service().driver().stepOne()).isFalse();
        world.clock().advance(Duration.ofSeconds(31));
        assertThat(world.service().driver().stepOne()).isTrue();

        boolean holds = database.tenant(order.tenantId(), transaction -> work.holds(transaction, dead));
        assertThat(holds).isFalse();
        assertThat(Objects.requireNonNull(world.events(RunEventKind.PHASE_CHANGED)
                                .getFirst()
                                .round())
                        .phase())
                .isEqualTo(RoundPhase.KEYS);
    }

    /** Lets attempts fail, of one round after the other, for want of a third site. */
    private static void fail(World world, int attempts) {
        for (int i = 0; i < attempts; i++) {
            world.sites().forEach(TestSite::poll);
            world.sites().forEach(TestSite::advertise);
            world.drive();
            world.site(0).leave();
            world.drive();
        }
    }

    private static long chunkFiles(World world) throws IOException {
        return files(world, ".masked").size();
    }

    private static void flipABit(World world, String ending) throws IOException {
        var file = files(world, ending).getFirst();
        var content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }

    private static List<Path> files(World world, String ending) throws IOException {
        try (var files = Files.walk(world.folder())) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
