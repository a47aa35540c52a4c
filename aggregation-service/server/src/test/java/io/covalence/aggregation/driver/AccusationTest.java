package io.covalence.aggregation.driver;

import static io.covalence.aggregation.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.message.ShareEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five sites: three of them open a sum, so at most two may lack a dealer's share. What they say of it nobody can check. */
class AccusationTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private World world;

    @SuppressWarnings("NullAway.Init") // before each test
    private RunOrder order;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestSite dealer;

    @SuppressWarnings("NullAway.Init") // before each test
    private List<TestSite> others;

    @BeforeEach
    void begin() throws IOException {
        world = new World(folder, 5);
        order = world.begin(Plans.small());
        dealer = world.site(4);
        others = world.sites().subList(0, 4);
        world.sites().forEach(TestSite::advertise);
        world.drive();
    }

    @Test
    void dealerThatTooManyAccuseLeavesAndItsVictimsStay() throws IOException {
        var before = world.model(order.runId(), 0);
        others.forEach(TestSite::share);
        dealer.shareBadly(others.subList(0, 3), AccusationTest::withAnotherChannelKey);
        world.drive();
        world.giveUp(others);

        var names = others.subList(0, 3).stream().map(TestSite::id).sorted().toList();
        assertThat(world.details(RunEventKind.ROUND_FAILED))
                .containsExactly("site " + dealer.id() + ": it was accused by sites " + names.get(0) + ", "
                        + names.get(1) + " and " + names.get(2) + " of dealing shares that do not open");
        assertThat(dealer.poll()).as("it is offered nothing more").isEmpty();
        others.forEach(TestSite::poll);
        world.completeRound(others);
        assertThat(others.getFirst().offer().attempt()).isEqualTo(2);
        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(Plans.small(), before, others));
        assertThat(world.details(RunEventKind.ROUND_COMPLETED))
                .singleElement()
                .asString()
                .contains("site " + dealer.id() + ": it was accused by sites ");
        assertThat(world.exchange()
                        .evidence()
                        .convictions(
                                others.getFirst().roundId(),
                                Optional.of(others.getFirst().id()))
                        .items())
                .isEmpty();
    }

    @Test
    void accuserOfADealerStaysWithoutItsShareAndTheDealerIsNamed() throws IOException {
        var before = world.model(order.runId(), 0);
        others.forEach(TestSite::share);
        dealer.shareBadly(others.getFirst(), AccusationTest::withAnotherChannelKey);
        world.drive();
        dealer.leave();
        world.mask(others);
        world.open(others);

        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(Plans.small(), before, others));
        assertThat(world.details(RunEventKind.ROUND_COMPLETED))
                .containsExactly("site " + dealer.id() + ": it was accused by site "
                        + others.getFirst().id() + " of dealing shares that do not open");
    }

    /** As many as may lack a share, and no more, are lying. */
    @Test
    void falseAccusersDropNoHonestDealerWhileTheyAreNoMoreThanMayLackAShare() throws IOException {
        var before = world.model(order.runId(), 0);
        world.sites().forEach(TestSite::share);
        world.drive();
        others.get(0).accuse(dealer);
        others.get(1).accuse(dealer);
        var honest = world.sites().subList(2, 5);
        others.get(0).leave();
        others.get(1).leave();
        world.mask(honest);
        world.open(honest);

        assertThat(world.events(RunEventKind.ROUND_FAILED)).isEmpty();
        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(Plans.small(), before, honest));
    }

    /** Two lack the share of one that has gone: nobody has agreed to anything yet, so the attempt can end. */
    @Test
    void attemptThatNobodyCouldOpenIsGivenUpBeforeAnybodyAgrees() throws IOException {
        others.forEach(TestSite::share);
        dealer.shareBadly(others.subList(0, 2), AccusationTest::withAnotherChannelKey);
        world.drive();
        dealer.leave();
        world.giveUp(others);
        assertThat(world.details(RunEventKind.ROUND_FAILED))
                .singleElement()
                .asString()
                .contains("held a share of every dealer")
                .contains("site " + dealer.id() + ": it was accused by sites ");
        assertThat(world.events(RunEventKind.RUN_FAILED)).isEmpty();
    }

    @Test
    void siteWhoseFolderWasRestoredFromABackupIsRefusedAndToldWhy() throws IOException {
        others.forEach(TestSite::share);
        dealer.share();
        world.drive();
        world.mask(world.sites());
        world.open(world.sites());
        dealer.loseJournal();
        dealer.poll();
        refused(ProblemType.PROTOCOL_VIOLATION, dealer::advertise).hasMessageContaining("restored from a backup");
    }

    private static ShareEntry withAnotherChannelKey(ShareEntry entry) {
        var changed = entry.channelCiphertext().toByteArray();
        changed[0] ^= 1;
        return new ShareEntry(
                entry.recoveryCommitment(),
                entry.selfCommitment(),
                entry.channelKeyCommitment(),
                entry.maskCiphertext(),
                ByteString.of(changed),
                entry.sealed());
    }
}
