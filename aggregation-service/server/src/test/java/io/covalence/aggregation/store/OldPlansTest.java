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
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
        new OldRunRows(world, empty).insert(open, "RUNNING", 1);
        new OldRunRows(world, empty).insert(done, "SUCCEEDED", 1);
        new OldRunRows(world, empty).insert(waiting, "RUNNING", 0);
        new OldRunRows(world, empty).insert(unsigned, "RUNNING", 0);
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
                world.ids().run(),
                before.tenantId(),
                before.studyId(),
                plan,
                Digests.hex(plan.getBytes(StandardCharsets.UTF_8)),
                before.participants());
    }

    private String text(RunOrder order, String sql) {
        Optional<String> found = new Database(empty.working())
                .tenant(order.tenantId(), transaction -> transaction.first(sql, row -> row.text("x")));
        return found.orElseThrow();
    }
}
