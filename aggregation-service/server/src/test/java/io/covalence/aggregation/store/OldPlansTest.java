package io.covalence.aggregation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestDatabases;
import io.covalence.aggregation.support.TestDatabases.Empty;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterLimits;
import io.covalence.secagg.charter.CharterMember;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs under a charter whose plan asks for 256 bins, as plans did before there were at most 32. */
class OldPlansTest {
    /** The last version of the schema under which such runs could begin. */
    private static final String SCHEMA = "11";

    private final Empty empty = TestDatabases.empty();

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private World world;

    @SuppressWarnings("NullAway.Init") // before each test
    private RunOrder open;

    @SuppressWarnings("NullAway.Init") // before each test
    private RunOrder done;

    @SuppressWarnings("NullAway.Init") // before each test
    private RunOrder waiting;

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(empty.owner())
                .locations("classpath:db/aggregation")
                .schemas("aggregation")
                .createSchemas(false)
                .target(SCHEMA)
                .load()
                .migrate();
        world = new World(folder, 3, empty.working());
        open = old();
        done = old();
        waiting = old();
        insert(open, "RUNNING", 1);
        insert(done, "SUCCEEDED", 1);
        insert(waiting, "RUNNING", 0);
        Migrations.run(empty.owner());
    }

    @Test
    void waitingRunThatCouldNeverBeginHasFailedAndPeopleAreToldWhatToDo() {
        assertThat(world.events(RunEventKind.RUN_FAILED))
                .extracting(RunEvent::runId, RunEvent::detail)
                .contains(tuple(
                        waiting.runId(),
                        "the study's plan asks for more than 32 bins, which no site sends any more; approve a plan of at"
                                + " most 32 and start the run again"));
        assertThat(text(waiting, "select state as x from run")).isEqualTo("FAILED");
        assertThat(text(waiting, "select open::text as x from membership limit 1"))
                .isEqualTo("false");
    }

    @Test
    void itsCharterIsWithdrawnSoThatTheStudyCanBeDrawnUpAgain() throws IOException {
        assertThat(world.site(0).charters()).noneMatch(shown -> shown.studyId().equals(waiting.studyId()));
        var again = again(waiting, Plans.text(Plans.small()));
        world.service().orders().place(again.runId(), again);
        world.sites().forEach(TestSite::signCharters);
        assertThat(world.site(0).poll()).isPresent();
        assertThat(world.site(0).offer().runId()).isEqualTo(again.runId());
    }

    @Test
    void stopIsHarmless() {
        for (var order : List.of(open, done, waiting)) {
            world.service().orders().stop(order.runId());
        }
        assertThat(world.events(RunEventKind.RUN_STOPPED)).isEmpty();
    }

    @Test
    void roundsAreScrubbedAndPrunedAndSoAreLaterOnes() throws IOException {
        world.clock().advance(Duration.ofDays(36_500));
        world.drive();
        for (var order : List.of(open, done)) {
            assertThat(text(order, "select count(body)::text as x from message"))
                    .isEqualTo("0");
            assertThat(text(order, "select open::text as x from round_work")).isEqualTo("false");
        }
        var later = world.begin(Plans.small());
        world.completeRound();
        world.clock().advance(Duration.ofDays(2));
        world.service().upkeep().whenDue();
        for (var order : List.of(open, done, later)) {
            assertThat(text(order, "select pruned::text as x from round_work order by pruned desc limit 1"))
                    .isEqualTo("true");
        }
    }

    private RunOrder old() {
        return again(world.order(Plans.small()), Plans.text(Plans.small()).replace("\"bins\":16", "\"bins\":256"));
    }

    private RunOrder again(RunOrder before, String plan) {
        assertThat(plan).contains("\"bins\":");
        return new RunOrder(
                world.ids().next(IdKind.RUN),
                before.tenantId(),
                before.studyId(),
                plan,
                Digests.hex(plan.getBytes(StandardCharsets.UTF_8)),
                before.participants());
    }

    private Charter charter(RunOrder order) {
        return new Charter(
                order.tenantId(),
                order.studyId(),
                1,
                Charter.NONE,
                world.serviceKey().publicKey(),
                order.participants().stream()
                        .map(site -> new CharterMember(
                                new SiteId(site.siteId()),
                                ByteString.of(Base64.getUrlDecoder().decode(site.identityKey()))))
                        .sorted(Comparator.comparing(CharterMember::site))
                        .toList(),
                0,
                3,
                new CharterLimits(130, 1, 10, ""),
                ByteString.ofHex(order.planSha256()));
    }

    private void insert(RunOrder order, String state, int roundsOpened) {
        var now = world.clock().instant();
        boolean ended = !state.equals("RUNNING");
        var charter = charter(order);
        new Database(empty.working()).inTenant(order.tenantId(), transaction -> {
            transaction.update(
                    "insert into run_directory (run_id, tenant_id) values (?, ?)", order.runId(), order.tenantId());
            transaction.update(
                    "insert into charter (hash, tenant_id, study_id, version, body, state, log_index, proposed_at)"
                            + " values (?, ?, ?, 1, ?, ?, ?, ?)",
                    charter.hash().hex(),
                    order.tenantId(),
                    order.studyId(),
                    charter.encode(),
                    roundsOpened > 0 ? "IN_FORCE" : "PROPOSED",
                    roundsOpened - 1L,
                    now);
            transaction.update(
                    "insert into run (run_id, tenant_id, study_id, plan, plan_sha256, state, model_version,"
                            + " model_sha256, rounds_opened, started_at, ended_at, charter_hash)"
                            + " values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
                    order.runId(),
                    order.tenantId(),
                    order.studyId(),
                    order.plan(),
                    order.planSha256(),
                    state,
                    "0".repeat(64),
                    roundsOpened,
                    now,
                    ended ? now : null,
                    charter.hash().hex());
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
                        "insert into charter_signer (hash, site_id, tenant_id) values (?, ?, ?)",
                        charter.hash().hex(),
                        site.siteId(),
                        order.tenantId());
            }
            if (roundsOpened > 0) {
                insertRound(transaction, order, ended);
            }
        });
    }

    private void insertRound(Transaction transaction, RunOrder order, boolean ended) {
        var roundId = world.ids().next(IdKind.ROUND);
        var now = world.clock().instant();
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
    }

    private String text(RunOrder order, String sql) {
        Optional<String> found = new Database(empty.working())
                .tenant(order.tenantId(), transaction -> transaction.first(sql, row -> row.text("x")));
        return found.orElseThrow();
    }
}
