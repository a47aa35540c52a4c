package io.covalence.aggregation.driver;

import static io.covalence.aggregation.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunEventKind;
import io.covalence.secagg.ProtocolViolation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the small plan a cohort needs three sites; n = 4 and n = 5 have the threshold 3. */
class AttemptTest {
    /** Of the small plan, for each message phase. */
    private static final Duration PHASE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void roundThatFailsBeforeAnybodyHasMaskedIsTriedAgainAtOnce() throws IOException {
        var world = new World(folder, 3);
        var plan = Plans.small();
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        world.sites().forEach(TestSite::advertise);
        world.drive();
        world.site(0).leave();
        world.drive();
        world.completeRound();

        assertThat(failures(world)).containsExactly("too few sites were left: 2");
        assertThat(world.site(0).offer().number()).isEqualTo(1);
        assertThat(world.site(0).offer().attempt()).isEqualTo(2);
        assertThat(world.site(0).signedOffer().aborted()).isEmpty();
        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(plan, before, world.sites()));
    }

    @Test
    void roundThatFailsWhileSitesMaskIsTriedAgainOnceItIsCertainThatItStaysClosed() throws IOException {
        var world = new World(folder, 4);
        var plan = Plans.small();
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        failWhileMasking(world);
        assertThat(failures(world)).isEmpty();
        refused(ProblemType.ROUND_ABORTING, () -> survivors(world.site(0)));
        refused(ProblemType.ROUND_ABORTING, world.site(2)::sendHeader);

        world.site(0).abandon();
        world.site(1).abandon();
        world.drive();
        assertThat(failures(world)).isEmpty();
        world.site(2).abandon();
        world.exchange()
                .messages()
                .abort(
                        world.site(2).roundId(),
                        world.site(2).id(),
                        world.site(2).abortVote());
        world.drive();
        assertThat(failures(world)).containsExactly("too few sites were left: 2");

        world.completeRound();
        assertThat(world.site(0).offer().attempt()).isEqualTo(2);
        assertThat(world.site(0).signedOffer().aborted()).isNotEmpty();
        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(plan, before, world.sites()));
    }

    @Test
    void certificateStaysWithTheRoundUntilItsLastAttempt() throws IOException {
        var world = new World(folder, 4);
        world.begin(Plans.small());
        failWhileMasking(world);
        world.sites().subList(0, 3).forEach(TestSite::abandon);
        world.drive();
        var rest = world.sites().subList(1, 4);
        rest.forEach(TestSite::poll);
        world.clock().advance(Duration.ofSeconds(20));
        rest.forEach(TestSite::poll);
        rest.forEach(TestSite::advertise);
        world.drive();
        world.site(3).leave();
        world.drive();
        assertThat(failures(world)).hasSize(2);

        world.completeRound();
        assertThat(world.site(0).offer().attempt()).isEqualTo(3);
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).hasSize(1);
    }

    @Test
    void siteThatHasAgreedToOpenAnAttemptTakesPartInNoOther() throws IOException {
        var world = new World(folder, 5);
        var plan = Plans.small();
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        upToMasked(world);
        var agreed = world.sites().subList(0, 2);
        var free = world.sites().subList(2, 5);
        agreed.forEach(TestSite::agree);
        pass(world, world.sites(), PHASE);
        free.forEach(TestSite::abandon);
        world.drive();

        world.sites().forEach(TestSite::poll);
        for (var site : agreed) {
            assertThatThrownBy(site::advertise)
                    .isInstanceOfSatisfying(
                            ProtocolViolation.class,
                            e -> assertThat(e.code()).isEqualTo(ProtocolViolation.Code.ROUND_BURNT));
            site.leave();
        }
        world.completeRound(free);
        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(plan, before, free));
    }

    @Test
    void roundIsBurntWhenTooFewVote() throws IOException {
        var world = new World(folder, 4);
        world.begin(Plans.small());
        failWhileMasking(world);
        world.site(0).abandon();
        world.site(1).abandon();
        world.drive();
        world.clock().advance(Duration.ofSeconds(20));
        world.drive();

        assertThat(failures(world))
                .containsExactly("too few sites were left: 2, and too few of them voted to try again");
        world.sites().forEach(TestSite::poll);
        assertThat(world.site(0).offer().number()).isEqualTo(2);
        assertThat(world.site(0).offer().attempt()).isEqualTo(1);
        assertThat(world.site(0).signedOffer().aborted()).isEmpty();
    }

    @Test
    void roundIsBurntAtOnceWhenTooFewCouldVote() throws IOException {
        var world = new World(folder, 4);
        world.begin(Plans.small());
        world.deal(world.sites());
        world.site(0).contribute();
        world.site(2).leave();
        world.site(3).leave();
        world.drive();

        assertThat(failures(world)).containsExactly("too few sites were left: 2");
        assertThat(world.events(RunEventKind.ROUND_OPENED)).hasSize(2);
        world.site(1).poll();
        assertThat(world.site(1).offer().number()).isEqualTo(2);
    }

    @Test
    void connectorThatLostItsSessionGivesUpAndTheOthersGoOn() throws IOException {
        var world = new World(folder, 4);
        var plan = Plans.small();
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        world.deal(world.sites());
        var rest = world.sites().subList(0, 3);
        for (var site : rest) {
            site.contribute();
        }
        world.site(3).mask();
        world.site(3).abandonLost();
        world.drive();
        world.open(rest);

        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(plan, before, rest));
    }

    @Test
    void siteCannotBothAgreeAndVote() throws IOException {
        var world = new World(folder, 5);
        world.begin(Plans.small());
        upToMasked(world);
        world.site(0).agree();
        refused(ProblemType.CONFLICT, world.site(0)::voteAgainstItsWord);
        world.site(1).voteAgainstItsWord();
        refused(ProblemType.CONFLICT, world.site(1)::agree);
        world.agree(world.sites().subList(2, 5));
        world.sites().subList(2, 5).forEach(TestSite::unmask);
        world.drive();

        assertThat(failures(world)).isEmpty();
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).hasSize(1);
    }

    /** Two of four sites send their updates in time; all are heard of. */
    private static void failWhileMasking(World world) throws IOException {
        world.deal(world.sites());
        world.site(0).contribute();
        world.site(1).contribute();
        world.site(2).mask();
        pass(world, world.sites(), PHASE);
    }

    private static void upToMasked(World world) throws IOException {
        world.deal(world.sites());
        world.mask(world.sites());
    }

    /** Lets time pass in which sites are heard of. */
    private static void pass(World world, List<TestSite> heard, Duration time) {
        for (int i = 0; i < 6; i++) {
            heard.forEach(TestSite::live);
            world.clock().advance(time.dividedBy(6));
            world.drive();
        }
    }

    private static List<String> failures(World world) {
        return world.details(RunEventKind.ROUND_FAILED);
    }

    private static Object survivors(TestSite site) {
        return TestSite.now(site.world().exchange().answers().survivors(site.roundId(), site.id(), Duration.ZERO));
    }
}
