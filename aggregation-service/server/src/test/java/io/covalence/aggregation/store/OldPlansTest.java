package io.covalence.aggregation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestDatabases;
import io.covalence.aggregation.support.TestDatabases.Empty;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.charter.SiteCharter;
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

/** Runs under a charter whose plan is of schema 1; some ask for 256 bins, as plans did before there were at most 32. */
class OldPlansTest {
    static final String OF_SCHEMA_1 =
            "the study's plan is of schema 1, which is not run any more; write a new study with a plan of schema 2, let the"
                    + " sites approve it, and start its run";

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

    @SuppressWarnings("NullAway.Init") // before each test
    private RunOrder unsigned;

    /** The last version of the schema under which runs with so many bins could begin. */
    String schema() {
        return "11";
    }

    /** Why the run has failed that asks for too many bins and waits for signatures. */
    String reasonOfTooManyBins() {
        return "the study's plan asks for more than 32 bins, which no site sends any more; approve a plan of at most 32 and"
                + " start the run again";
    }

    /** Why the run has failed that had a round open. */
    String reasonOfOpen() {
        return "the service was brought up to date; start the study's run again";
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
        open = old(16);
        done = old(256);
        waiting = old(256);
        unsigned = old(16);
        insert(open, "RUNNING", 1);
        insert(done, "SUCCEEDED", 1);
        insert(waiting, "RUNNING", 0);
        insert(unsigned, "RUNNING", 0);
        Migrations.run(empty.owner());
    }

    @Test
    void waitingRunThatCouldNeverBeginHasFailedAndPeopleAreToldWhatToDo() {
        assertThat(world.events(RunEventKind.RUN_FAILED))
                .extracting(RunEvent::runId, RunEvent::detail)
                .contains(tuple(waiting.runId(), reasonOfTooManyBins()));
        assertThat(text(waiting, "select state as x from run")).isEqualTo("FAILED");
        assertThat(text(waiting, "select open::text as x from membership limit 1"))
                .isEqualTo("false");
    }

    @Test
    void runsThatHadNotEndedHaveFailedWithTheirRoundsAndPeopleAreToldWhatToDo() {
        assertThat(world.events(RunEventKind.RUN_FAILED))
                .extracting(RunEvent::runId, RunEvent::detail)
                .contains(tuple(open.runId(), reasonOfOpen()), tuple(unsigned.runId(), OF_SCHEMA_1));
        assertThat(world.events(RunEventKind.ROUND_FAILED))
                .extracting(RunEvent::runId, RunEvent::detail)
                .containsExactly(tuple(open.runId(), reasonOfOpen()));
        assertThat(text(open, "select state as x from run")).isEqualTo("FAILED");
        assertThat(text(done, "select state as x from run")).isEqualTo("SUCCEEDED");
        assertThat(world.site(0).poll()).isEmpty();
    }

    @Test
    void itsCharterIsWithdrawnSoThatTheStudyCanBeDrawnUpAgain() throws IOException {
        assertThat(world.site(0).charters())
                .extracting(SiteCharter::studyId)
                .doesNotContain(waiting.studyId(), unsigned.studyId());
        var again = again(waiting, Plans.text(Plans.small()));
        world.service().orders().place(again.runId(), again);
        world.sites().forEach(TestSite::signCharters);
        assertThat(world.site(0).poll()).isPresent();
        assertThat(world.site(0).offer().runId()).isEqualTo(again.runId());
    }

    @Test
    void stopIsHarmless() {
        for (var order : List.of(open, done, waiting, unsigned)) {
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

    private RunOrder old(int bins) {
        return again(world.order(Plans.small()), """
                {"schema":1,"task":"CLASSIFICATION","targets":[{"column":"T0","center":0.0,"scale":1.0},\
                {"column":"T1","center":0.0,"scale":1.0}],"features":{"smilesColumn":"smiles","fingerprintBits":64,\
                "descriptors":[],"standardisation":"COVALENCE_1","duplicates":"MEDIAN"},"model":{"hidden":[],\
                "activation":"RELU","dropout":0.3},"training":{"learningRate":0.1,"momentum":0.9,"weightDecay":0.0,\
                "batchSize":64,"localEpochs":2,"seed":7,"loss":{"kind":"squared","delta":null}},"evaluation":\
                {"fraction":0.2,"seed":7,"bins":BINS,"logitLimit":12.0,"smallestCell":5},"aggregation":{"rounds":1,\
                "minimumSites":3,"maximumSites":50,"assumedColluders":0,"clipNorm":10.0,"coordinateBound":1.0,\
                "ringBits":32,"maximumWeight":1000,"serverLearningRate":1.0,"serverMomentum":0.0,\
                "trainingSeconds":600,"phaseSeconds":60}}""".replace("BINS", String.valueOf(bins)));
    }

    private RunOrder again(RunOrder before, String plan) {
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
