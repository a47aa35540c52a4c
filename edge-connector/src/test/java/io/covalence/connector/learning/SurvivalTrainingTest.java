package io.covalence.connector.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Standardisation;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.task.Survival;
import io.covalence.contract.plan.task.WeibullSurvival;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.TargetScore;
import io.covalence.learning.task.Evaluations;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Linear models of survival, trained by batches as a site does. */
class SurvivalTrainingTest {
    private static final int INPUTS = 64;
    private static final int BIAS = 1;

    private final @Nullable String data = System.getenv("COVALENCE_DATA");

    /** A row whose first inputs are numbers. */
    private record Patient(List<Float> numbers, float time, float event) implements Row {
        @Override
        public void writeInputs(float[] target, int offset, int width) {
            for (int i = 0; i < numbers.size(); i++) {
                target[offset + i] = numbers.get(i);
            }
        }

        @Override
        public float label(int target) {
            return target == Survival.TIME ? time : event;
        }
    }

    private static StudyPlan plan(Training training) {
        return TestPlans.binary("x")
                .with(new CoxSurvival("T", "E"))
                .withInputs(
                        new MoleculeTable("smiles", INPUTS, List.of(), Standardisation.COVALENCE_1, Duplicates.KEEP))
                .with(training)
                .plan();
    }

    /** Hazards of exp(x - y), half of the rows censored: no order of these rows gets far beyond 0.76. */
    @Test
    void trainingOrdersRowsByTheirHazardAndRowsThatLackHalfALabelChangeNothing() {
        var random = new SplittableRandom(4);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 600; i++) {
            float x = (float) random.nextGaussian();
            float y = (float) random.nextGaussian();
            double came = random.nextExponential() / Math.exp(x - y);
            double censored = random.nextExponential();
            rows.add(new Patient(List.of(x, y), (float) Math.min(came, censored), came <= censored ? 1 : 0));
        }
        var plan = plan(new Training(0.1, 0.5, 0, 64, 5, 1));
        var training = rows.subList(0, 400);
        var evaluation = new ArrayList<>(rows.subList(400, 600));
        for (int i = 0; i < 200; i++) {
            evaluation.add(new Patient(List.of(9f, -9f), Float.NaN, 1));
            evaluation.add(new Patient(List.of(-9f, 9f), 1, Float.NaN));
        }

        var trained = trained(plan, new Dataset(training, evaluation));

        assertThat(index(plan, trained.sums)).isBetween(0.7, 0.82);
        assertThat(trained.model[0]).isBetween(0.7f, 1.3f);
        assertThat(trained.model[1]).isBetween(-1.3f, -0.7f);
        var interval = Objects.requireNonNull(
                score(plan, trained.sums).figures().getFirst().interval());
        assertThat(interval.high() - interval.low()).isBetween(0.05, 0.15);
    }

    @Test
    void rowsWithoutEventsMoveNothingAndFewerEventsThanTheSmallestCellTellNothing() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 60; i++) {
            rows.add(new Patient(List.of((float) i), i, i < 4 ? 1 : 0));
        }
        var plan = plan(new Training(0.1, 0, 0, 64, 1, 1));
        try (var learning = new LocalTraining(plan, new Dataset(rows.subList(4, 60), rows))) {
            assertThat(learning.train(
                            new float[INPUTS + BIAS], TrainingRound.of(plan, new RunId("run"), 1, 0), done -> {}))
                    .containsOnly(0);
            assertThat(learning.evaluate(new float[INPUTS + BIAS]).figures()).containsOnly(0);
            assertThat(learning.evaluate(new float[INPUTS + BIAS]).last()).containsOnly(0);
        }
    }

    /**
     * Weeks of remission of 42 children with leukaemia, half of them on 6-mercaptopurine (Freireich et al., Blood 1963, 21, 699). The
     * maximum of Weibull's likelihood is a shape of 1.366 and a logarithm of the hazards' ratio of -1.731 (Venables and Ripley, Modern
     * Applied Statistics with S, 4th edition 2002, section 13.2: a scale of 0.732 and a coefficient of 1.267).
     */
    @Test
    void weibullsModelFindsThePublishedMaximumOfItsLikelihood() {
        var treated = List.of(6, 6, 6, 7, 10, 13, 16, 22, 23);
        var treatedWithoutEvent = List.of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);
        var untreated = List.of(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);
        var rows = new ArrayList<Row>();
        treated.forEach(weeks -> rows.add(new Patient(List.of(1f), weeks, 1)));
        treatedWithoutEvent.forEach(weeks -> rows.add(new Patient(List.of(1f), weeks, 0)));
        untreated.forEach(weeks -> rows.add(new Patient(List.of(0f), weeks, 1)));
        var plan = new TestPlans(plan(new Training(0.05, 0.9, 0, 42, 600, 1)))
                .with(new WeibullSurvival("T", "E", 10))
                .plan();

        try (var learning = new LocalTraining(plan, new Dataset(rows, rows))) {
            var model = learning.train(
                    new float[INPUTS + BIAS + 1], TrainingRound.of(plan, new RunId("run"), 1, 0), done -> {});

            assertThat(model[0]).isCloseTo(-1.731f, within(0.001f));
            assertThat(Math.exp(model[INPUTS + BIAS])).isCloseTo(1.366, within(0.001));
            assertThat(model[1]).as("weight of an input that is always 0").isZero();
        }
    }

    /**
     * The patients of FLamby's TCGA-BRCA (Ogier du Terrail et al., NeurIPS 2022), all centres in one place, age standardised by the training
     * rows: a ridge Cox regression that is solved exactly reaches 0.86 on the test rows.
     */
    @Test
    void publicPatientsAreOrderedAboutAsWellAsByAnExactSolution() throws IOException {
        assumeTrue(data != null, "COVALENCE_DATA is not set");
        var folder = Path.of(String.valueOf(data), "flamby_tcga_brca");
        var plan = plan(new Training(0.1, 0.9, 1e-2, 128, 60, 1));

        var trained = trained(plan, patients(folder));

        assertThat(index(plan, trained.sums)).isGreaterThan(0.8);
    }

    private static Dataset patients(Path folder) throws IOException {
        var folds = new HashMap<String, String>();
        for (var line : lines(folder.resolve("train_test_split.csv"))) {
            folds.put(line[0], line[1]);
        }
        var training = new ArrayList<Row>();
        var evaluation = new ArrayList<Row>();
        var all = lines(folder.resolve("brca.csv")).stream()
                .filter(line -> folds.containsKey(line[0]))
                .toList();
        var ages = all.stream()
                .filter(line -> "train".equals(folds.get(line[0])))
                .mapToDouble(line -> Double.parseDouble(line[1]))
                .toArray();
        double mean = Arrays.stream(ages).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(ages)
                .map(age -> (age - mean) * (age - mean))
                .average()
                .orElseThrow());
        for (var line : all) {
            int last = line.length - 1;
            var numbers = new ArrayList<Float>();
            numbers.add((float) ((Double.parseDouble(line[1]) - mean) / deviation));
            for (int i = 2; i < last - 1; i++) {
                numbers.add(Float.parseFloat(line[i]));
            }
            var patient = new Patient(numbers, Float.parseFloat(line[last]), Float.parseFloat(line[last - 1]));
            ("train".equals(folds.get(line[0])) ? training : evaluation).add(patient);
        }
        assertThat(training).hasSize(866);
        return new Dataset(training, evaluation);
    }

    /** Without the header, whose quoted commas no row has. */
    private static List<String[]> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // Read in the test that makes it.
    private record Trained(float[] model, EvaluationSums sums) {}

    private static Trained trained(StudyPlan plan, Dataset dataset) {
        try (var learning = new LocalTraining(plan, dataset)) {
            var model = learning.train(
                    new float[INPUTS + BIAS], TrainingRound.of(plan, new RunId("run"), 1, 0), done -> {});
            return new Trained(model, learning.evaluate(model));
        }
    }

    private static TargetScore score(StudyPlan plan, EvaluationSums sums) {
        return Evaluations.read(plan, RoundKind.EVALUATION, 1, sums.limbs(plan))
                .orElseThrow()
                .targets()
                .getFirst();
    }

    private static double index(StudyPlan plan, EvaluationSums sums) {
        return Objects.requireNonNull(score(plan, sums).perRound());
    }
}
