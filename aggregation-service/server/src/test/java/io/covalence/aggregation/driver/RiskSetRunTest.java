package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.World;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.algorithm.RiskSets;
import io.covalence.contract.plan.architecture.Initialisation;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.learning.step.NewtonStep;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose sites send sums over risk sets, of which the service makes each version. */
class RiskSetRunTest {
    private static final RiskSets YEARS = new RiskSets(List.of(12.0, 24.0, 36.0), 0);
    private static final StudyPlan PLAN = TestPlans.binary("died")
            .with(new CoxSurvival("months", "died"))
            .with(new Linear(Initialisation.FAN_IN))
            .with(new Training(0.75, 0, 0.01, 64, 1, 7))
            .with(YEARS)
            .withInputs(new Table(
                    List.of(
                            NumericColumn.declared("age", 60, 10, Missing.MEAN),
                            NumericColumn.declared("size", 20, 10, Missing.MEAN)),
                    List.of(),
                    new Split.ByRow()))
            .withRounds(2)
            .plan();

    @TempDir
    Path folder = Path.of("");

    private World world = new World(Path.of("target/unused"), 0);
    private RunId run = new RunId("run_none");

    @BeforeEach
    void begin() throws IOException {
        world = new World(folder, 3);
        run = world.begin(PLAN).runId();
    }

    private long[] sums() {
        var layout = UpdateLayout.of(PLAN, RoundKind.TRAINING);
        var sum = new long[layout.stepLimbs() - 1];
        for (var site : world.sites()) {
            var sums = layout.sums(site.limbs());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += sums[i];
            }
        }
        return sum;
    }

    @Test
    void everyVersionIsNewtonsStepFromTheOneBefore() throws IOException {
        var step = new NewtonStep(YEARS.layout(2), 0.01, 0.75);
        for (int version = 1; version <= 2; version++) {
            var before = world.model(run, version - 1);
            world.completeRound();
            var update = step.update(before, sums());
            var expected = before.clone();
            for (int i = 0; i < expected.length; i++) {
                expected[i] = (float) (before[i] + update[i]);
            }

            assertThat(world.model(run, version)).isEqualTo(expected).isNotEqualTo(before);
        }
        world.completeRound();

        assertThat(world.events(RunEventKind.ROUND_COMPLETED))
                .extracting(RunEvent::round)
                .extracting(round -> Objects.requireNonNull(round).kind())
                .containsExactly(RoundKind.TRAINING, RoundKind.TRAINING, RoundKind.EVALUATION);
        assertThat(world.events(RunEventKind.RUN_SUCCEEDED)).hasSize(1);
    }

    /** The rows evaluated stand behind the sums, and are read there. */
    @Test
    void figuresAreThoseOfTheReportLimbsAndNothingIsClipped() throws IOException {
        world.completeRound();

        assertThat(world.events(RunEventKind.MODEL_EVALUATED)).singleElement().satisfies(event -> {
            var told = Objects.requireNonNull(event.evaluation());
            var layout = UpdateLayout.of(PLAN, RoundKind.TRAINING);
            long rows = world.sites().stream()
                    .mapToLong(site -> layout.told(site.limbs())[UpdateLayout.ROWS_EVALUATED])
                    .sum();
            assertThat(told.rows()).isEqualTo(io.covalence.contract.metric.CountRange.of(rows));
        });
        assertThat(world.events(RunEventKind.ROUND_COMPLETED))
                .singleElement()
                .satisfies(event -> assertThat(
                                Objects.requireNonNull(event.round()).clipped())
                        .isNull());
    }

    /** A model is made of numbers or not at all. */
    @Test
    void sumsThatGiveNoStepEndTheRunWithTheReason() throws IOException {
        world.sites().forEach(site -> site.contributing(0));
        world.completeRound();

        assertThat(world.details(RunEventKind.RUN_FAILED))
                .singleElement()
                .asString()
                .contains("no site in the sum has enough rows with an event");
    }
}
