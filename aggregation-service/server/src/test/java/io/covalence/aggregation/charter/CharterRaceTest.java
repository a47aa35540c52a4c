package io.covalence.aggregation.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.support.Meanwhile;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.RunId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders, stops and signatures of one study come one after the other, in whichever order they arrive at the same time. */
class CharterRaceTest extends CharterScene {
    private static final String PROPOSE = "insert into charter (";
    private static final String LOCK_STUDY = "select pg_advisory_xact_lock(?, ?)";

    @Test
    void proposalThatCameIntoForceMeanwhileStaysInForce() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        var charter = world.site(0).charter();
        var store = new CharterStore();
        var stored = world.service().database().tenant(order.tenantId(), transaction -> {
            store.propose(transaction, charter, Set.of(), world.clock().instant());
            return store.find(transaction, charter.hash().hex());
        });
        assertThat(stored)
                .hasValueSatisfying(found -> assertThat(found.inForce()).isTrue());
    }

    @Test
    void orderForACharterThatComesIntoForceMeanwhileBeginsAtOnce() throws IOException {
        var race = race();
        race.meanwhile().before(LOCK_STUDY, () -> race.last().signCharters());
        place(race.world(), race.second());

        assertThat(begun(race.world()))
                .containsExactlyInAnyOrder(race.first().runId(), race.second().runId());
    }

    @Test
    void runThatIsOrderedWhileTheLastSignatureIsTakenBeginsToo() throws IOException {
        var race = race();
        race.meanwhile().before(LOCK_STUDY, () -> place(race.world(), race.second()));
        race.last().signCharters();

        assertThat(begun(race.world()))
                .containsExactlyInAnyOrder(race.first().runId(), race.second().runId());
    }

    @Test
    void charterThatIsWithdrawnWhileItIsProposedAgainWaitsForSignaturesAgain() throws IOException {
        var race = race();
        race.meanwhile()
                .before(
                        LOCK_STUDY,
                        () -> race.world().service().orders().stop(race.first().runId()));
        place(race.world(), race.second());
        race.last().signCharters();

        assertThat(begun(race.world())).containsExactly(race.second().runId());
    }

    @Test
    void charterIsNotWithdrawnUnderARunThatIsOrderedMeanwhile() throws IOException {
        var race = race();
        race.meanwhile().before(LOCK_STUDY, () -> place(race.world(), race.second()));
        race.world().service().orders().stop(race.first().runId());
        race.last().signCharters();

        assertThat(begun(race.world())).containsExactly(race.second().runId());
    }

    @Test
    void ofTwoChangesThatAreProposedAtTheSameTimeOneIsRefused() throws IOException {
        var world = new World(folder, 3);
        var meanwhile = new Meanwhile();
        world.through(meanwhile::over);
        var first = world.order(Plans.small());
        var other = again(world, first, Plans.regression(), world.sites());
        var answer = whilePlacing(world, meanwhile, first, () -> place(world, other));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT));
        assertThat(world.site(0).charters()).hasSize(1);
    }

    @Test
    void stopAndSignatureWaitForAnOrderOfTheirStudy() throws IOException {
        var race = race();
        var stopped = whilePlacing(
                race.world(),
                race.meanwhile(),
                race.second(),
                () -> race.world().service().orders().stop(race.first().runId()));
        assertThat(stopped).isNull();
        race.last().signCharters();
        assertThat(begun(race.world())).containsExactly(race.second().runId());
    }

    private interface Deed {
        void happen() throws Exception;
    }

    /** Begins something in the middle of an order, once it waits lets the order end, and returns what it threw. */
    private static @Nullable Throwable whilePlacing(World world, Meanwhile meanwhile, RunOrder order, Deed deed)
            throws IOException {
        var thrown = new AtomicReference<@Nullable Throwable>();
        var thread = new AtomicReference<@Nullable Thread>();
        meanwhile.before(PROPOSE, () -> {
            var begun = Thread.ofPlatform().start(() -> {
                try {
                    deed.happen();
                } catch (Exception e) {
                    thrown.set(e);
                }
            });
            thread.set(begun);
            while (begun.isAlive() && !isWaiting(world)) {
                Thread.onSpinWait();
            }
        });
        place(world, order);
        try {
            Objects.requireNonNull(thread.get()).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return thrown.get();
    }

    /** Whether a transaction waits for a lock. */
    private static boolean isWaiting(World world) {
        return new Database(world.pool())
                .<Boolean>directory(transaction -> transaction
                        .first("select 1 from pg_locks where not granted limit 1", row -> true)
                        .isPresent());
    }

    /** Two runs of one study; the first is placed, and one signature is missing from its charter. */
    private record Race(World world, Meanwhile meanwhile, RunOrder first, RunOrder second, TestSite last) {}

    private Race race() throws IOException {
        var world = new World(folder, 3);
        var meanwhile = new Meanwhile();
        world.through(meanwhile::over);
        var first = world.order(Plans.small());
        place(world, first);
        world.sites().subList(0, 2).forEach(TestSite::signCharters);
        return new Race(world, meanwhile, first, again(world, first, Plans.small(), world.sites()), world.site(2));
    }

    private static List<RunId> begun(World world) {
        return world.events(RunEventKind.ROUND_OPENED).stream()
                .map(RunEvent::runId)
                .toList();
    }
}
