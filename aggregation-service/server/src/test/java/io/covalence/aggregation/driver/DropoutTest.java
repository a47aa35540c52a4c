package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.SiteChange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropoutTest {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void siteThatDropsAfterSharingIsTakenOutOfTheSum() throws IOException {
        var world = new World(folder, 5);
        var plan = Plans.small();
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        world.deal(world.sites());
        var rest = world.sites().subList(0, 4);
        world.clock().advance(Duration.ofSeconds(19));
        world.mask(rest);
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).isEmpty();
        world.clock().advance(Duration.ofSeconds(1));
        world.drive();
        world.open(rest);

        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(plan, before, rest));
        assertThat(drops(world))
                .singleElement()
                .isEqualTo(new SiteChange(world.site(4).id(), SitePhase.DROPPED, "nothing was heard of it for 20 s"));
        assertThat(completed(world)).satisfies(round -> {
            assertThat(round.sitesIn()).isEqualTo(4);
            assertThat(round.sitesDropped()).isEqualTo(1);
        });
    }

    @Test
    void siteThatDropsWhileUnmaskingIsInTheSumAllTheSame() throws IOException {
        var world = new World(folder, 4);
        var plan = Plans.small();
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        upToAgreed(world);
        world.sites().subList(0, 3).forEach(TestSite::unmask);
        world.drive();
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).isEmpty();
        world.clock().advance(Duration.ofMillis(200));
        world.drive();

        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(plan, before, world.sites()));
        assertThat(completed(world).sitesIn()).isEqualTo(4);
        assertThat(drops(world)).isEmpty();
    }

    @Test
    void connectorKilledInTrainingCostsOnlyTheSilence() throws IOException {
        var world = new World(folder, 4);
        world.begin(Plans.small());
        world.sites().forEach(site -> site.progress(SitePhase.TRAINING, 0.1, 1));
        var rest = world.sites().subList(0, 3);
        world.clock().advance(Duration.ofSeconds(19));
        rest.forEach(TestSite::advertise);
        world.drive();
        assertThat(TestSite.now(world.exchange()
                        .answers()
                        .roster(world.site(0).roundId(), world.site(0).id(), Duration.ZERO)))
                .isEmpty();
        world.clock().advance(Duration.ofSeconds(1));
        world.drive();
        rest.forEach(TestSite::share);
        world.drive();
        world.mask(rest);
        world.open(rest);

        assertThat(completed(world)).satisfies(round -> {
            assertThat(round.seconds()).isEqualTo(20);
            assertThat(round.sitesIn()).isEqualTo(3);
            assertThat(round.sitesDropped()).isEqualTo(1);
        });
    }

    @Test
    void siteThatIsStillAwayDoesNotDelayTheNextRound() throws IOException {
        var world = new World(folder, 4);
        world.begin(Plans.small(2, 3, 0));
        var rest = world.sites().subList(0, 3);
        world.clock().advance(SILENCE);
        rest.forEach(TestSite::poll);
        world.completeRound(rest);
        rest.forEach(TestSite::poll);
        world.completeRound(rest);

        assertThat(world.events(RunEventKind.ROUND_COMPLETED))
                .extracting(event -> Objects.requireNonNull(event.round()).seconds())
                .containsExactly(20.0, 0.0);
    }

    @Test
    void siteThatComesBackInTimeIsWaitedForAgain() throws IOException {
        var world = new World(folder, 4);
        world.begin(Plans.small());
        world.clock().advance(SILENCE);
        world.sites().subList(0, 2).forEach(TestSite::poll);
        world.drive();
        assertThat(drops(world)).hasSize(2);
        world.site(2).poll();
        world.site(3).poll();
        world.completeRound(world.sites());

        assertThat(completed(world).sitesIn()).isEqualTo(4);
    }

    @Test
    void restartedConnectorThatLostItsSessionIsNotWaitedFor() throws IOException {
        var world = new World(folder, 4);
        world.begin(Plans.small());
        world.sites().forEach(TestSite::advertise);
        world.drive();
        var rest = world.sites().subList(0, 3);
        rest.forEach(TestSite::share);
        world.site(3).leave();
        world.drive();
        world.mask(rest);
        world.open(rest);

        assertThat(completed(world).seconds()).isZero();
        assertThat(drops(world)).extracting(SiteChange::reason).containsExactly("it left the round");
    }

    @Test
    void siteThatSaysWhyItLeavesIsSeenWithItsReason() throws IOException {
        var world = new World(folder, 4);
        world.begin(Plans.small());
        world.sites().subList(0, 3).forEach(TestSite::advertise);
        world.site(3).leave(LeaveReason.UPDATE);
        world.drive();

        assertThat(drops(world))
                .extracting(SiteChange::reason)
                .containsExactly("it left the round: its update is not finite everywhere, or has another length than"
                        + " the plan's");
    }

    @Test
    void silenceCountsAnewAfterARestart() throws IOException {
        var world = new World(folder, 4);
        world.begin(Plans.small());
        world.clock().advance(Duration.ofMinutes(5));
        world.restart();
        world.drive();
        assertThat(drops(world)).isEmpty();
        world.clock().advance(SILENCE);
        world.drive();
        assertThat(drops(world)).hasSize(4);
    }

    @Test
    void sitesThatTrainTooLongAreLeftBehind() throws IOException {
        var world = new World(folder, 4);
        world.begin(Plans.small());
        world.sites().subList(0, 3).forEach(TestSite::advertise);
        for (int second = 0; second < 600; second += 10) {
            world.clock().advance(Duration.ofSeconds(10));
            world.site(3).progress(SitePhase.TRAINING, 0.5, second);
            world.sites()
                    .subList(0, 3)
                    .forEach(site ->
                            TestSite.now(world.exchange().answers().roster(site.roundId(), site.id(), Duration.ZERO)));
            world.drive();
        }

        assertThat(drops(world)).extracting(SiteChange::reason).containsExactly("it was not ready in time");
        assertThat(drops(world))
                .extracting(SiteChange::siteId)
                .containsExactly(world.site(3).id());
    }

    static void upToAgreed(World world) throws IOException {
        world.deal(world.sites());
        world.mask(world.sites());
        world.agree(world.sites());
    }

    /** Sites dropped from the first round. */
    private static List<SiteChange> drops(World world) {
        return world.events(RunEventKind.SITE_CHANGED).stream()
                .filter(event -> Objects.requireNonNull(event.round()).number() == 1)
                .map(RunEvent::site)
                .filter(Objects::nonNull)
                .filter(change -> change.phase() == SitePhase.DROPPED)
                .toList();
    }

    private static RoundSummary completed(World world) {
        return Objects.requireNonNull(
                world.events(RunEventKind.ROUND_COMPLETED).getFirst().round());
    }
}
