package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.Id;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.architecture.Activation;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.inputs.Descriptor;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Standardisation;
import io.covalence.contract.plan.privacy.None;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.text.PlainText;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyPlanTest {
    @Test
    void parametersAreWeightsAndBiasesOfEveryLayer() {
        // (2048 + 1) * 512 + (512 + 1) * 12, by hand
        assertThat(Plans.classification(12).parameters()).isEqualTo(1_055_244);
    }

    @Test
    void ordinaryPlansAreWithinBounds() {
        assertThat(Plans.classification(12).violations()).isEmpty();
        assertThat(Plans.regression().violations()).isEmpty();
    }

    @Test
    void everyViolationIsNamedByItsPointer() {
        var wild = new StudyPlan(
                StudyPlan.SCHEMA,
                new MoleculeTable("", 1000, List.of()),
                new Learning(
                        new BinaryLabels(List.of("a", "a")),
                        new Perceptron(List.of(0), Activation.RELU, 1),
                        new Training(Double.NaN, 0.9, 0, 64, 2, 7),
                        new FedAvg(0, 1),
                        Plans.EVALUATION),
                new CohortRules(3, 2, 2),
                new Schedule(0, 1, 1),
                new Encoding(0, 0, 24, 0),
                new None());

        assertThat(wild.violations())
                .extracting(Violation::pointer)
                .containsExactly(
                        "/inputs/smilesColumn",
                        "/inputs/fingerprintBits",
                        "/work/task/columns/1",
                        "/work/architecture/hidden/0",
                        "/work/architecture/dropout",
                        "/work/training/learningRate",
                        "/work/algorithm/serverLearningRate",
                        "/work/algorithm/serverMomentum",
                        "/cohort/maximumSites",
                        "/cohort/maximumSites",
                        "/cohort/assumedColluders",
                        "/schedule/rounds",
                        "/schedule/trainingSeconds",
                        "/schedule/phaseSeconds",
                        "/encoding/clipNorm",
                        "/encoding/coordinateBound",
                        "/encoding/ringBits",
                        "/encoding/maximumWeight");
    }

    @Test
    void columnToPredictIsNoInput() {
        var plan = Plans.plan(
                new MoleculeTable("SMILES", 2048, List.of(new Descriptor("Solubility", 0, 1))),
                Plans.numbers(new Target("Solubility", -3, 2)));

        assertThat(plan.violations())
                .containsExactly(new Violation("/work/task", "a column to predict is among the inputs"));
    }

    @Test
    void everyNumberAndTextOfAPlanHasBounds() {
        assertThat(unbounded(StudyPlan.class))
                .as("any seed is as good as another, and a digest has 64 digits")
                .containsExactlyInAnyOrder("Training.seed", "Evaluation.seed", "WarmStart.sha256");
    }

    private static List<String> unbounded(Class<?> type) {
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses())
                    .flatMap(form -> unbounded(form).stream())
                    .toList();
        }
        var found = new ArrayList<String>();
        for (var component : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
            var member = component.getGenericType() instanceof ParameterizedType list
                    ? (Class<?>) list.getActualTypeArguments()[0]
                    : component.getType();
            if (Id.class.isAssignableFrom(member)) {
                continue; // Its class bounds it.
            }
            found.addAll(unbounded(member));
            boolean number = member.isPrimitive() || Number.class.isAssignableFrom(member);
            if (number && !component.isAnnotationPresent(Range.class) && !component.isAnnotationPresent(OneOf.class)) {
                found.add(type.getSimpleName() + "." + component.getName());
            }
            if (component.getType() == List.class) {
                assertThat(component.isAnnotationPresent(Size.class))
                        .as(component.getName())
                        .isTrue();
            }
            if (member == String.class && !component.isAnnotationPresent(ColumnName.class)) {
                found.add(type.getSimpleName() + "." + component.getName());
            }
        }
        return found;
    }

    @Test
    void planOfAnotherSchemaIsToldWhatToDoAndNothingElse() {
        var plan = Plans.classification(1);
        var old = new StudyPlan(
                1,
                plan.inputs(),
                plan.work(),
                new CohortRules(0, 0, 0),
                plan.schedule(),
                plan.encoding(),
                plan.privacy());

        assertThat(old.violations()).containsExactly(new Violation("/schema", StudyPlan.OTHER_SCHEMA));
    }

    @Test
    void noColumnCanSpeakToATerminalOrHideInItsLine() {
        var wild = Plans.plan(
                new MoleculeTable("smi\u202eles", 2048, List.of(new Descriptor("Mol\u2028Wt", 300, 150))),
                Plans.numbers(new Target("a\u001b[2J", 0, 1), new Target("a\u200b", 0, 1), new Target("a\nb", 0, 1)));

        assertThat(wild.violations())
                .containsExactly(
                        new Violation("/inputs/smilesColumn", PlainText.RULE),
                        new Violation("/inputs/descriptors/0/column", PlainText.RULE),
                        new Violation("/work/task/targets/0/column", PlainText.RULE),
                        new Violation("/work/task/targets/1/column", PlainText.RULE),
                        new Violation("/work/task/targets/2/column", PlainText.RULE));
    }

    @Test
    void columnsThatDifferOnlyInHowAccentsAreWrittenAreOne() {
        var twice = Plans.plan(
                Plans.MOLECULES,
                Plans.numbers(new Target("L\u00f6slichkeit", 0, 1), new Target("Lo\u0308slichkeit", 0, 1)));

        assertThat(twice.violations()).containsExactly(new Violation("/work/task/targets/1/column", "stands twice"));
    }

    @Test
    void whatAPlanLeavesOutHasItsDefault() {
        @SuppressWarnings("NullAway") // As a JSON reader makes it.
        var molecules = new MoleculeTable("smiles", 2048, List.of(), null, null);
        @SuppressWarnings("NullAway")
        var regression = new Regression(List.of(), null);

        assertThat(molecules).isEqualTo(Plans.MOLECULES);
        assertThat(molecules.standardisation()).isEqualTo(Standardisation.COVALENCE_1);
        assertThat(molecules.duplicates()).isEqualTo(Duplicates.MEDIAN);
        assertThat(regression.loss()).isEqualTo(Loss.squared());
    }

    /** In the perceptron of two layers of n units all but the inputs' weights are (n + 1) n + n + 1. */
    @Test
    void modelOfMoreThanAHundredMillionParametersIsRefused() {
        int inputs = Plans.MOLECULES.width();
        int most =
                (int) Math.floor((-(inputs + 3) + Math.sqrt((inputs + 3.0) * (inputs + 3.0) + 4 * 99_999_999.0)) / 2);

        assertThat(perceptron(most).parameters()).isBetween(99_900_000L, 100_000_000L);
        assertThat(perceptron(most).violations()).isEmpty();
        assertThat(perceptron(most + 1).parameters()).isGreaterThan(100_000_000L);
        assertThat(perceptron(most + 1).violations())
                .containsExactly(new Violation(
                        "/work/architecture",
                        "has " + perceptron(most + 1).parameters() + " parameters; at most 100000000 are allowed"));
    }

    private static StudyPlan perceptron(int units) {
        var classes = Plans.classes(1);
        return Plans.plan(
                Plans.MOLECULES,
                new Learning(
                        classes.task(),
                        new Perceptron(List.of(units, units), Activation.RELU, 0),
                        classes.training(),
                        classes.algorithm(),
                        classes.evaluation()));
    }

    @Test
    void roundsOfClassificationCarryFourFiguresPerTargetAndTheLastOneHistograms() {
        var plan = Plans.classification(12);
        int figures = 3 + 4 * 12;

        assertThat(UpdateLayout.of(plan, RoundKind.TRAINING)).isEqualTo(new UpdateLayout(1, 1_055_244, 32, 1, figures));
        assertThat(UpdateLayout.of(plan, RoundKind.EVALUATION))
                .isEqualTo(new UpdateLayout(1, 0, 32, 1, figures + 6 * 12 + 2 * 12 * 32));
        assertThat(UpdateLayout.targetLimb(plan, 11) + 4)
                .isEqualTo(UpdateLayout.of(plan, RoundKind.TRAINING).limbs())
                .isEqualTo(UpdateLayout.lastLimb(plan, 0));
        assertThat(UpdateLayout.lastLimb(plan, 11) + 6).isEqualTo(UpdateLayout.histogramLimb(plan, 0, 0));
        assertThat(UpdateLayout.histogramLimb(plan, 11, 1) + 32)
                .isEqualTo(UpdateLayout.of(plan, RoundKind.EVALUATION).limbs());
    }

    @Test
    void roundsOfRegressionCarryThreeFiguresPerTargetAndTheLastOneSevenMore() {
        var plan = Plans.regression();
        assertThat(UpdateLayout.of(plan, RoundKind.TRAINING).reportLimbs()).isEqualTo(3 + 3);
        assertThat(UpdateLayout.of(plan, RoundKind.EVALUATION).reportLimbs()).isEqualTo(3 + 3 + 7);
        assertThat(UpdateLayout.targetLimb(plan, 1)).isEqualTo(UpdateLayout.EVALUATION + 3);
    }

    /** What decides comes first: fewer members may one day open the rest. No step of the service reads a clip count. */
    @Test
    void onlyTheWeightIsAStepLimb() {
        var layout = UpdateLayout.of(Plans.classification(2), RoundKind.TRAINING);
        assertThat(UpdateLayout.WEIGHT).isZero();
        assertThat(layout.stepLimbs()).isEqualTo(1);
        assertThat(List.of(UpdateLayout.CLIPPED_NORMS, UpdateLayout.CLIPPED_COORDINATES, UpdateLayout.ROWS_EVALUATED))
                .allMatch(limb -> limb >= layout.stepLimbs());
    }

    /** No text is missing, none has an argument too many or too few, and none is shown to nobody. */
    @Test
    void everySentenceOfAPlanIsWholeAndHasATitle() {
        for (var plan : List.of(Plans.classification(13), Plans.regression(), PlanCombinationsTest.ring(3, 1, 16))) {
            for (var said : plan.says()) {
                assertThat(said.title()).matches("[A-Z].*");
                assertThat(said.words()).doesNotContain("{", "}", "null");
            }
        }
        assertThat(Plans.classification(13).says().getFirst())
                .isEqualTo(new Statement(
                        "task.binaryLabels.more",
                        List.of(
                                "\"T0\", \"T1\", \"T2\", \"T3\", \"T4\", \"T5\", \"T6\", \"T7\", \"T8\", \"T9\","
                                        + " \"T10\", \"T11\"",
                                1)));
        assertThat(Plans.classification(13).says())
                .extracting(Statement::words)
                .contains(
                        "a network of layers 2048-512-13 with 1,055,757 parameters; nothing that comes with the plan is"
                                + " executed");
    }
}
