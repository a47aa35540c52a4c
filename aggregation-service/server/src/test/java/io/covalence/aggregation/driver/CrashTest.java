package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Mortal;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.run.RunEventKind;
import io.covalence.testkit.EventStory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed at every commit of every operation, first so that nothing of it reaches the database, then so that only
 * the answer is lost. Whoever gets no answer asks again, and a lease that a dead process holds is waited for.
 */
class CrashTest {
    /** A lease, the longest for an opening, and one second more; shorter than the silence after which a site is dropped. */
    private static final Duration LEASE = Duration.ofSeconds(16);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private World world;

    private int kills;

    @BeforeEach
    void begin() {
        world = new World(folder, 4);
        world.with(Map.of("COVALENCE_LEASE_SECONDS", "5", "COVALENCE_AGGREGATION_SECONDS", "10"));
        world.mortalise();
    }

    @Test
    void runGoesOnFromEveryCommitAsIfNothingHadHappened() throws IOException {
        var plan = Plans.longestTimes();
        var order = world.order(plan);
        survive(() -> world.service().orders().place(order.runId(), order));
        survive(world.sites(), TestSite::signCharters);
        survive(world.sites(), TestSite::poll);
        var before = world.model(order.runId(), 0);
        round();
        var expected = WholeRoundTest.expected(plan, before, world.sites());
        survive(world.sites(), TestSite::poll);
        round();

        assertThat(world.model(order.runId(), 1)).isEqualTo(expected);
        var story = world.story().stream()
                .filter(line -> !line.endsWith("sites have signed the charter"))
                .toList();
        EventStory.assertStory(story, """
                run started
                training round 1 opened
                training round 1 in phase KEYS
                training round 1 in phase SHARES
                training round 1 in phase MASKED
                training round 1 in phase AGREEMENT
                training round 1 in phase UNMASKING
                training round 1 in phase AGGREGATING
                training round 1 completed by 4 sites
                model 0 evaluated
                evaluation round 2 opened
                evaluation round 2 in phase KEYS
                evaluation round 2 in phase SHARES
                evaluation round 2 in phase MASKED
                evaluation round 2 in phase AGREEMENT
                evaluation round 2 in phase UNMASKING
                evaluation round 2 in phase AGGREGATING
                evaluation round 2 completed by 4 sites
                model 1 evaluated
                run succeeded
                """);
        assertThat(count("evidence where kind = 'BUNDLE'", order.tenantId())).isEqualTo(2);
        assertThat(count("message where body is not null", order.tenantId())).isZero();
        // charter, two models, two results
        assertThat(count("log_entry", order.tenantId())).isEqualTo(5);
        // two rounds of four sites, each with six messages and an upload, and the driver's steps
        assertThat(kills).isGreaterThan(200);
    }

    @Test
    void attemptThatIsGivenUpIsFollowedByTheNextOneFromEveryCommit() throws IOException {
        var plan = Plans.longestTimes();
        var order = world.order(plan);
        survive(() -> world.service().orders().place(order.runId(), order));
        survive(world.sites(), TestSite::signCharters);
        survive(world.sites(), TestSite::poll);
        var before = world.model(order.runId(), 0);
        survive(world.sites(), TestSite::advertise);
        drive();
        survive(world.sites(), TestSite::share);
        drive();
        survive(world.sites().subList(0, 2), TestSite::contribute);
        survive(world.sites().subList(2, 4), TestSite::mask);
        for (int second = 0; second < 3_600; second += 10) {
            world.sites().forEach(TestSite::live);
            world.clock().advance(Duration.ofSeconds(10));
        }
        drive();
        survive(world.sites(), TestSite::abandon);
        drive();
        survive(world.sites(), TestSite::poll);
        assertThat(world.site(0).offer().attempt()).isEqualTo(2);
        round();

        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(plan, before, world.sites()));
        assertThat(world.events(RunEventKind.ROUND_FAILED)).hasSize(1);
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).hasSize(1);
    }

    private void round() throws IOException {
        survive(world.sites(), TestSite::advertise);
        drive();
        survive(world.sites(), TestSite::share);
        drive();
        survive(world.sites(), TestSite::contribute);
        drive();
        survive(world.sites(), TestSite::agree);
        drive();
        survive(world.sites(), TestSite::unmask);
        drive();
    }

    private void drive() throws IOException {
        survive(world::drive);
    }

    private interface Operation {
        void perform() throws IOException;
    }

    private interface SiteStep {
        void take(TestSite site) throws IOException;
    }

    private void survive(List<TestSite> sites, SiteStep step) throws IOException {
        for (var site : sites) {
            survive(() -> step.take(site));
        }
    }

    /** Performs an operation until it is not killed any more: at its first commit, at its second, and so on. */
    private void survive(Operation operation) throws IOException {
        for (int commits = 0; ; ) {
            boolean killed = isKilled(operation, commits, false);
            killed |= isKilled(operation, commits, true);
            if (!killed) {
                return;
            }
            commits++;
        }
    }

    private boolean isKilled(Operation operation, int commits, boolean committed) throws IOException {
        world.mortal().dieAt(commits, committed);
        try {
            operation.perform();
            world.mortal().dieAt(Integer.MAX_VALUE, false);
            return false;
        } catch (Mortal.Killed killed) {
            kills++;
            world.clock().advance(LEASE);
            world.restart();
            return true;
        }
    }

    private long count(String rows, TenantId tenantId) {
        return world.service()
                .database()
                .tenant(
                        tenantId,
                        transaction -> transaction
                                .first("select count(*) as n from " + rows, row -> row.number("n"))
                                .orElseThrow());
    }
}
