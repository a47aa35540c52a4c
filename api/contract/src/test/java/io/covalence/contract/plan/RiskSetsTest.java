package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.algorithm.Algorithm;
import io.covalence.contract.plan.algorithm.RiskSets;
import io.covalence.contract.plan.architecture.Activation;
import io.covalence.contract.plan.architecture.Architecture;
import io.covalence.contract.plan.architecture.Initialisation;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Standardisation;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.task.Task;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.RateSchedule;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.round.RoundKind;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskSetsTest {
    private static final Task SURVIVAL = new CoxSurvival("months", "died");
    private static final Architecture LINEAR = new Linear(Initialisation.GLOROT);
    private static final Training TRAINING = new Training(0.75, 0, 0.01, 64, 1, 7);
    private static final RiskSets YEARS = new RiskSets(List.of(12.0, 24.0, 36.0), 0);

    private static Table patients(int columns) {
        return new Table(
                IntStream.range(0, columns)
                        .mapToObj(i -> NumericColumn.declared("c" + i, 0, 1, Missing.MEAN))
                        .toList(),
                List.of(),
                new Split.ByRow());
    }

    private static StudyPlan plan(
            Inputs inputs, Task task, Architecture model, Training training, Algorithm algorithm) {
        return Plans.plan(inputs, new Learning(task, model, training, algorithm, Plans.EVALUATION))
                .with(new Schedule(9, 600, 20));
    }

    private static StudyPlan plan(Training training) {
        return plan(patients(2), SURVIVAL, LINEAR, training, YEARS);
    }

    private static StudyPlan plan(Double... times) {
        return plan(patients(2), SURVIVAL, LINEAR, TRAINING, new RiskSets(List.of(times), 0));
    }

    private static List<String> pointers(StudyPlan plan) {
        return plan.violations().stream().map(Violation::pointer).toList();
    }

    /** Four bins of 1 + 2 + 3 sums, and of each the events; the inputs of events; the rows. */
    @Test
    void trainingRoundHasSumsAndNoValues() {
        var plan = plan(TRAINING);
        int sums = 4 * 6 + 4 + 2 + 1;

        assertThat(plan.violations()).isEmpty();
        assertThat(plan.work().sendsVectors()).isFalse();
        assertThat(UpdateLayout.of(plan, RoundKind.TRAINING))
                .isEqualTo(new UpdateLayout(1, 0, 32, 1 + sums, 3 + CoxSurvival.LIMBS));
        assertThat(UpdateLayout.of(plan, RoundKind.EVALUATION).stepLimbs()).isEqualTo(1);
        assertThat(YEARS.layout(2).risks(3) + YEARS.layout(2).ofBin()).isEqualTo(sums);
    }

    @Test
    void limbsForPeopleAreWhereTheyAreInOtherRounds() {
        var layout = new UpdateLayout(1, 0, 32, 1 + 2, 3);
        var limbs = new long[] {16, 101, 102, 1, 2, 3};

        assertThat(layout.told(limbs)).containsExactly(16, 1, 2, 3);
        assertThat(layout.sums(limbs)).containsExactly(101, 102);
        assertThat(layout.limbs(layout.told(limbs), layout.sums(limbs))).isEqualTo(limbs);
    }

    @Test
    void rowAtAnEdgeIsInTheLaterBin() {
        assertThat(DoubleStream.of(0, 11.9, 12, 35.9, 36, 1e6).mapToInt(time -> YEARS.bin((float) time)))
                .containsExactly(0, 0, 1, 2, 3, 3);
        // As a float 0.7 is less than 0.7, and a row with that time is still at this edge
        assertThat(new RiskSets(List.of(0.7), 0).bin(0.7f)).isEqualTo(1);
    }

    /** The sums of products over no more rows than inputs have these rows' span. */
    @Test
    void binHasMoreRowsThanTheModelHasInputsUnlessThePlanSaysOtherwise() {
        assertThat(YEARS.leastRows(39, 5)).isEqualTo(40);
        assertThat(YEARS.leastRows(2, 5)).isEqualTo(5);
        assertThat(new RiskSets(List.of(1.0), 10).leastRows(39, 5)).isEqualTo(10);
        assertThat(new RiskSets(List.of(1.0), 2).leastRows(39, 5)).isEqualTo(5);
    }

    @Test
    void timesAscend() {
        assertThat(pointers(plan(1.0, 2.0, 2.0, 1.5)))
                .containsExactly("/work/algorithm/times/2", "/work/algorithm/times/3");
        // The next float after 1 is 1 + 2^-23.
        assertThat(pointers(plan(1.0, 1 + 0x1p-30))).containsExactly("/work/algorithm/times/1");
        assertThat(pointers(plan(0.0, 1.0))).containsExactly("/work/algorithm/times/0");
        assertThat(pointers(plan(1.0, Double.NaN))).contains("/work/algorithm/times/1");
        assertThat(pointers(plan())).containsExactly("/work/algorithm/times");
        assertThat(pointers(plan(
                        IntStream.rangeClosed(1, 65).mapToObj(i -> (double) i).toArray(Double[]::new))))
                .containsExactly("/work/algorithm/times");
    }

    @Test
    void riskSetsAreOfALinearRiskOnly() {
        assertThat(pointers(plan(patients(2), new BinaryLabels(List.of("died")), LINEAR, TRAINING, YEARS)))
                .containsExactly("/work/task");
        assertThat(pointers(
                        plan(patients(2), SURVIVAL, new Perceptron(List.of(8), Activation.RELU, 0), TRAINING, YEARS)))
                .containsExactly("/work/architecture");
    }

    /** Of 2048 bits there are two million products. */
    @Test
    void sumsThatAreTooManyAreRefused() {
        var molecules = new MoleculeTable("smiles", 2048, List.of(), Standardisation.COVALENCE_1, Duplicates.KEEP);
        assertThat(pointers(plan(molecules, SURVIVAL, LINEAR, TRAINING, YEARS)))
                .containsExactly("/work/algorithm/times");
        var most = new RiskSets(
                IntStream.rangeClosed(1, 64).mapToObj(i -> (double) i).toList(), 0);
        assertThat(pointers(plan(patients(178), SURVIVAL, LINEAR, TRAINING, most)))
                .isEmpty();
        assertThat(pointers(plan(patients(179), SURVIVAL, LINEAR, TRAINING, most)))
                .containsExactly("/work/algorithm/times");
    }

    @Test
    void newtonsStepNeedsAPenaltyAndNothingElse() {
        assertThat(pointers(plan(TRAINING.withLocalUpdates(2)))).containsExactly("/work/training/localUpdates");
        assertThat(pointers(plan(new Training(0.75, 0.9, 0.01, 64, 1, 7)))).containsExactly("/work/training/momentum");
        assertThat(pointers(plan(new Training(0.75, 0, 0, 64, 1, 7)))).containsExactly("/work/training/weightDecay");
        assertThat(pointers(plan(TRAINING.with(new RateSchedule.Cosine(0.5)))))
                .containsExactly("/work/training/rateSchedule");
    }

    /** After nine rounds at 0.75, 4^-9 is left of the way, which is more than a millionth; after ten it is less. */
    @Test
    void modelMovesInEveryRound() {
        assertThat(pointers(plan(TRAINING).with(new Schedule(10, 600, 20)))).containsExactly("/schedule/rounds");
        assertThat(plan(TRAINING)
                        .with(new Schedule(10, 600, 20))
                        .violations()
                        .getFirst()
                        .message())
                .contains("at most 9 ");
        assertThat(pointers(plan(TRAINING.withLearningRate(1)))).containsExactly("/work/training/learningRate");
    }

    @Test
    void stepsBeginFarFromTheirEnd() {
        var model = new WarmStart(new RunId("run_" + "a".repeat(20)), 7, "c".repeat(64));

        assertThat(pointers(plan(TRAINING).with(plan(TRAINING).learning().startingFrom(model))))
                .containsExactly("/work/start");
    }

    @Test
    void planSaysWhichSumsLeaveASite() {
        var plan = plan(TRAINING);

        assertThat(plan.says())
                .extracting(Statement::key)
                .contains("training.sums", "algorithm.riskSets", "sums.riskSets", "cohort.sums")
                .doesNotContain("training", "encoding", "encoding.plain", "cohort");
        assertThat(plan.says().stream()
                        .filter(said -> said.key().equals("sums.riskSets"))
                        .findFirst()
                        .orElseThrow()
                        .words())
                .contains("each of 4 ranges of time", "31 exact numbers", "fewer than 5 of a site's rows");
    }
}
