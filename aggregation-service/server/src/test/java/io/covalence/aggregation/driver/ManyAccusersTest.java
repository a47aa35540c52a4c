package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten sites, of which four may collude: eight of them open a sum, so two may lack a dealer's share. Three liars drop an honest dealer
 * from an attempt; it takes five accusers, of whom one is honest, to keep it out of the run.
 */
class ManyAccusersTest {
    private static final StudyPlan PLAN =
            Plans.tiny().withRounds(2).withSites(6, 50, 4).plan();

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
    void deal() throws IOException {
        world = new World(folder, 10);
        order = world.begin(PLAN);
        dealer = world.site(9);
        others = world.sites().subList(0, 9);
        world.deal(world.sites());
    }

    @Test
    void asManyAccusersAsMayColludeKeepADealerOutOfTheRoundAndNotOfTheNext() throws IOException {
        others.subList(0, 3).forEach(site -> site.accuse(dealer));
        giveUp(others);
        assertThat(dealer.poll()).as("it is not in the next attempt").isEmpty();

        world.completeRound(polled(others));
        assertThat(others.getFirst().offer().attempt()).isEqualTo(2);
        assertThat(dealer.poll()).as("it is in the next round").isPresent();
        assertThat(dealer.offer().number()).isEqualTo(2);
        world.completeRound();
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).hasSize(2);
        assertThat(world.events(RunEventKind.ROUND_COMPLETED).getLast().round())
                .satisfies(round -> assertThat(round.sitesIn()).isEqualTo(10));
    }

    @Test
    void dealerThatMoreThanMayColludeAccuseStaysOutOfTheRun() throws IOException {
        others.subList(0, 5).forEach(site -> site.accuse(dealer));
        giveUp(others);

        world.completeRound(polled(others));
        assertThat(dealer.poll()).as("one of five is honest").isEmpty();
        world.completeRound(polled(others));
        assertThat(world.events(RunEventKind.ROUND_COMPLETED))
                .extracting(event -> Objects.requireNonNull(event.round()).sitesIn())
                .containsExactly(9, 9);
    }

    /** Two accuse, and one complains and is proved to lie: the attempt ends, since three withhold a share, but not for the dealer's sake. */
    @Test
    void complaintThatIsProvedFalseDoesNotHelpToDropTheDealer() throws IOException {
        others.subList(0, 2).forEach(site -> site.accuse(dealer));
        others.get(2).complainFalsely(dealer);
        var liar = others.get(2);
        giveUp(others.stream().filter(site -> site != liar).toList());

        assertThat(world.details(RunEventKind.ROUND_FAILED))
                .singleElement()
                .asString()
                .contains("site " + liar.id() + ": ")
                .contains("it was accused by sites ")
                .doesNotContainPattern("accused by sites [^;]*" + liar.id());
        assertThat(dealer.poll()).as("it is in the next attempt").isPresent();
        assertThat(dealer.offer().attempt()).isEqualTo(2);
    }

    /** Five say so, but two of them are proved to lie: no more than three words are left, and there may be four liars. */
    @Test
    void provedLiarsAreNotAmongThoseWhoKeepADealerOutOfTheRun() throws IOException {
        others.subList(0, 2).forEach(site -> site.complainFalsely(dealer));
        others.subList(2, 5).forEach(site -> site.accuse(dealer));
        giveUp(others.subList(2, 9));
        assertThat(dealer.poll()).as("three withhold its shares").isEmpty();

        world.completeRound(polled(others));
        assertThat(dealer.poll()).as("it is in the next round").isPresent();
    }

    @Test
    void whoAccusedWhomIsForgottenOnceTheRunIsPruned() throws IOException {
        others.get(0).accuse(dealer);
        assertThat(accusations()).isEqualTo(1);
        world.service().orders().stop(order.runId());
        world.drive();
        world.clock().advance(Duration.ofHours(25));
        world.service().upkeep().whenDue();
        assertThat(accusations()).isZero();
    }

    /** Everybody who has not been convicted masks, and then votes that the attempt is not opened. */
    private void giveUp(List<TestSite> free) throws IOException {
        var masking = new ArrayList<>(free);
        masking.add(dealer);
        world.giveUp(masking);
    }

    private static List<TestSite> polled(List<TestSite> sites) {
        sites.forEach(TestSite::poll);
        return sites;
    }

    private long accusations() {
        return new Database(world.pool())
                .tenant(
                        order.tenantId(),
                        transaction -> transaction
                                .first("select count(*) as n from accusation", row -> row.number("n"))
                                .orElseThrow());
    }
}
