package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.client.Fact;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many summaries a service orders, each with other ranges, it gets so many of these rows and no more. */
class SummaryBudgetTest {
    private static final StudyPlan PLAN = TestPlans.summary(
                    new Table(
                            List.of(), List.of(new CategoricalColumn("active", List.of("0", "1"))), new Split.ByRow()),
                    new Summary(List.of()))
            .plan();
    private static final StudyId ONE = new StudyId("std_" + "1".repeat(20));
    private static final StudyId OTHER = new StudyId("std_" + "2".repeat(20));

    @TempDir
    private Path folder = Path.of("");

    private ConnectorHome home = new ConnectorHome(Path.of("target"));
    private Path file = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        home = new ConnectorHome(folder.resolve("home")).prepare();
        file = Files.writeString(folder.resolve("rows.csv"), "active\n1\n");
        new DatasetFiles(home).add(ONE, file);
    }

    @Test
    void datasetIsSummedUpAsOftenAsThePolicyAllowsInAllStudies() {
        summarise(ONE, 'a');
        new DatasetFiles(home).add(OTHER, file);
        assertThatCode(() -> require(OTHER, 'b', 2)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(OTHER, 'b', 1))
                .hasMessageContaining("agreed to open 1 summaries of this dataset, in all studies,")
                .hasMessageContaining("allows 1");
    }

    /** No version is made before the one round of a summary, and there is no second one. */
    @Test
    void summaryIsOneSumOfItsRun() {
        assertThatCode(() -> require(ONE, 'a', 9)).doesNotThrowAnyException();
        summarise(ONE, 'a');
        assertThatThrownBy(() -> require(ONE, 'a', 9)).hasMessageContaining("agreed to open 1 sums of the run");
    }

    /** Its ranges may move from plan to plan as a summary's may. */
    @Test
    void openingRoundCountsAsASummaryOfTheDataset() {
        var opened = TestPlans.binary("ill")
                .withInputs(new Table(
                        List.of(NumericColumn.summed("age", 50, 10, Missing.MEAN)), List.of(), new Split.ByRow()))
                .plan();
        new AgreementBudget(home).note(offer(ONE, 'a', RoundKind.OPENING), opened);
        agree('a');

        new DatasetFiles(home).add(OTHER, file);
        assertThatThrownBy(() ->
                        new AgreementBudget(home).require(offer(OTHER, 'b', RoundKind.OPENING), opened, policy(1)))
                .hasMessageContaining("agreed to open 1 summaries of this dataset");
        assertThatThrownBy(() -> require(OTHER, 'b', 1)).hasMessageContaining("agreed to open 1 summaries");
        assertThatCode(() -> new AgreementBudget(home).require(offer(ONE, 'a', RoundKind.TRAINING), opened, policy(1)))
                .doesNotThrowAnyException();
    }

    private static SitePolicy policy(int summaries) {
        return new SitePolicy(3, 1, List.of(), 1_000, 9_999, 600, 5, 9_999, 9_999, 9_999, summaries);
    }

    private void require(StudyId study, char run, int summaries) {
        new AgreementBudget(home).require(offer(study, run), PLAN, policy(summaries));
    }

    private void summarise(StudyId study, char run) {
        new AgreementBudget(home).note(offer(study, run), PLAN);
        agree(run);
    }

    private void agree(char run) {
        var journal = new RoundJournal(home).of(runId(run));
        journal.record(new Fact.Opened(1, 1, Optional.of(model(run))));
        journal.record(new Fact.Masked(model(run), 2, List.of(new SiteId("a"), new SiteId("b")), List.of()));
        journal.record(new Fact.Agreed(model(run), model(run)));
    }

    private static RoundOffer offer(StudyId study, char run) {
        return offer(study, run, RoundKind.EVALUATION);
    }

    private static RoundOffer offer(StudyId study, char run, RoundKind kind) {
        return new RoundOffer(
                new RoundId("rnd_" + "0".repeat(20)),
                runId(run),
                Federation.TENANT,
                study,
                1,
                1,
                kind,
                "",
                model(run).hex(),
                0,
                Instant.EPOCH,
                "",
                "");
    }

    private static RunId runId(char run) {
        return new RunId("run_" + String.valueOf(run).repeat(20));
    }

    private static ByteString model(char run) {
        var bytes = new byte[ByteString.KEY_SIZE];
        Arrays.fill(bytes, (byte) run);
        return ByteString.of(bytes);
    }
}
