package io.covalence.aggregation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestDatabases;
import io.covalence.aggregation.support.TestDatabases.Empty;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that the service began before it had charters: one with an open round, and one that has succeeded. */
class OldRunsTest {
    private static final String REASON = "the service was brought up to date; start the study's run again";

    private final Empty empty = TestDatabases.empty();

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private World world;

    @SuppressWarnings("NullAway.Init") // before each test
    private RunOrder open;

    @SuppressWarnings("NullAway.Init") // before each test
    private RunOrder done;

    private RoundId round = new RoundId("none");
    private RoundId doneRound = new RoundId("none");

    /** The version of the schema under which the runs began. */
    String schema() {
        return "5";
    }

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(empty.owner())
                .locations("classpath:db/aggregation")
                .schemas("aggregation")
                .createSchemas(false)
                .target(schema())
                .load()
                .migrate();
        world = new World(folder, 3, empty.working());
        open = world.order(Plans.small());
        done = world.order(Plans.small());
        round = insert(open, false);
        doneRound = insert(done, true);
        Migrations.run(empty.owner());
    }

    @Test
    void openRunAndItsRoundHaveFailedAndPeopleAreTold() {
        assertThat(world.events())
                .extracting(RunEvent::runId, RunEvent::kind, RunEvent::detail)
                .containsExactly(
                        tuple(open.runId(), RunEventKind.ROUND_FAILED, REASON),
                        tuple(open.runId(), RunEventKind.RUN_FAILED, REASON));
        assertThat(world.events().getFirst().round()).satisfies(summary -> {
            assertThat(summary.roundId()).isEqualTo(round);
            assertThat(summary.phase()).isEqualTo(RoundPhase.FAILED);
        });
        assertThat(world.events().getLast().round()).isNull();
        assertThat(text(open, "select state || ': ' || reason as x from run where run_id = ?", open.runId()))
                .isEqualTo("FAILED: " + REASON);
        assertThat(text(done, "select state as x from run where run_id = ?", done.runId()))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void pollsAreAnswered() {
        assertThat(world.site(0).poll()).isEmpty();
    }

    @Test
    void roundsAreScrubbedAndPruned() {
        world.clock().advance(Duration.ofDays(36_500));
        world.drive();
        for (var order : List.of(open, done)) {
            assertThat(text(order, "select count(body)::text as x from message"))
                    .isEqualTo("0");
            assertThat(text(order, "select open::text as x from round_work")).isEqualTo("false");
        }
        world.clock().advance(Duration.ofDays(2));
        world.service().upkeep().whenDue();
        for (var order : List.of(open, done)) {
            assertThat(text(order, "select count(*)::text as x from message")).isEqualTo("0");
            assertThat(text(order, "select pruned::text as x from round_work")).isEqualTo("true");
        }
        assertThat(doneRound).isNotEqualTo(round);
    }

    @Test
    void stopIsHarmless() {
        world.service().orders().stop(open.runId());
        world.service().orders().stop(done.runId());
        assertThat(world.events(RunEventKind.RUN_STOPPED)).isEmpty();
    }

    @Test
    void studyRunsAgainUnderACharter() throws IOException {
        var again = new RunOrder(
                world.ids().run(),
                open.tenantId(),
                open.studyId(),
                open.plan(),
                open.planSha256(),
                open.participants());
        world.service().orders().place(again.runId(), again);
        world.sites().forEach(TestSite::signCharters);
        assertThat(world.site(0).poll()).isPresent();
        assertThat(world.site(0).offer().runId()).isEqualTo(again.runId());
    }

    private RoundId insert(RunOrder order, boolean ended) {
        var roundId = world.ids().round();
        var now = world.clock().instant();
        new Database(empty.working()).inTenant(order.tenantId(), transaction -> {
            transaction.update(
                    "insert into run_directory (run_id, tenant_id) values (?, ?)", order.runId(), order.tenantId());
            transaction.update(
                    "insert into run (run_id, tenant_id, study_id, plan, plan_sha256, state, model_version,"
                            + " model_sha256, rounds_opened, started_at, ended_at) values (?, ?, ?, ?, ?, ?, 0, ?, 1, ?,"
                            + " ?)",
                    order.runId(),
                    order.tenantId(),
                    order.studyId(),
                    "{\"schema\": \"an older one\"}",
                    order.planSha256(),
                    ended ? "SUCCEEDED" : "RUNNING",
                    "0".repeat(64),
                    now,
                    ended ? now : null);
            transaction.update(
                    "insert into round (round_id, tenant_id, run_id, number, attempt, kind, phase, model_version,"
                            + " model_sha256, new_model_version, new_model_sha256, opened_at, training_deadline,"
                            + " phase_since, ended_at) values (?, ?, ?, 1, 1, 'TRAINING', ?, 0, ?, 0, ?, ?, ?, ?, ?)",
                    roundId,
                    order.tenantId(),
                    order.runId(),
                    ended ? "COMPLETED" : "KEYS",
                    "0".repeat(64),
                    "0".repeat(64),
                    now,
                    now.plusSeconds(600),
                    now,
                    ended ? now : null);
            transaction.update(
                    "insert into round_work (round_id, run_id, tenant_id, due_at) values (?, ?, ?, ?)",
                    roundId,
                    order.runId(),
                    order.tenantId(),
                    now);
            for (var site : order.participants()) {
                transaction.update(
                        "insert into membership (site_id, run_id, tenant_id, open) values (?, ?, ?, ?)",
                        site.siteId(),
                        order.runId(),
                        order.tenantId(),
                        !ended);
                transaction.update(
                        "insert into participant (run_id, site_id, tenant_id, identity_key, last_heard)"
                                + " values (?, ?, ?, ?, ?)",
                        order.runId(),
                        site.siteId(),
                        order.tenantId(),
                        site.identityKey(),
                        now);
                transaction.update(
                        "insert into round_site (round_id, site_id, tenant_id, phase) values (?, ?, ?, 'OFFERED')",
                        roundId,
                        site.siteId(),
                        order.tenantId());
                transaction.update(
                        "insert into message (round_id, site_id, kind, tenant_id, sha256, body, received_at)"
                                + " values (?, ?, 'ADVERTISEMENT', ?, ?, ?, ?)",
                        roundId,
                        site.siteId(),
                        order.tenantId(),
                        "0".repeat(64),
                        new byte[] {1},
                        now);
            }
        });
        return roundId;
    }

    private String text(RunOrder order, String sql, Object... parameters) {
        Optional<String> found = new Database(empty.working())
                .tenant(order.tenantId(), transaction -> transaction.first(sql, row -> row.text("x"), parameters));
        return found.orElseThrow();
    }
}
