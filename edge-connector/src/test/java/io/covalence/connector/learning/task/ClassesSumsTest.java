package io.covalence.connector.learning.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.dataset.MoleculeRow;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.Metric;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.id.RunId;
import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Standardisation;
import io.covalence.contract.plan.task.Classes;
import io.covalence.contract.plan.work.Training;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassesSumsTest {
    private static final StudyPlan PLAN = TestPlans.binary("x")
            .with(new Classes("grade", List.of("low", "middle", "high")))
            .withInputs(new MoleculeTable("smiles", 64, List.of(), Standardisation.COVALENCE_1, Duplicates.MAJORITY))
            .with(new Training(0.5, 0, 0, 16, 20, 1))
            .plan();

    private static MoleculeRow row(int bit, float label) {
        return new MoleculeRow(new int[] {bit}, new float[0], new float[] {label});
    }

    /** Each class has a bit of its own, so a softmax tells all of them apart; a row without a label counts nowhere. */
    @Test
    void softmaxLearnsToNameClasses() {
        var rows = new ArrayList<MoleculeRow>();
        for (int i = 0; i < 90; i++) {
            rows.add(row(i % 3, i % 3));
        }
        rows.add(row(5, Float.NaN));
        try (var learning = new LocalTraining(PLAN, new Dataset(List.copyOf(rows), List.copyOf(rows)))) {
            var model = learning.train(new float[3 * 65], TrainingRound.of(PLAN, new RunId("run"), 1, 0), done -> {});
            var evaluation = Metric.evaluation(PLAN, learning.evaluate(model)).orElseThrow();
            assertThat(evaluation.figures())
                    .extracting(figure -> figure.metric().name())
                    .containsExactly("accuracy", "within-site macro ROC-AUC", "log loss");
            assertThat(evaluation.figures().get(0).value()).isEqualTo(1);
            assertThat(evaluation.figures().get(1).value()).isEqualTo(1);
            assertThat(evaluation.figures().get(2).value()).isLessThan(0.3);
            var update = learning.train(model, TrainingRound.of(PLAN, new RunId("run"), 2, 0), done -> {});
            assertThat(update[5])
                    .as("weight of the input of the row without a label")
                    .isZero();
        }
    }

    /** Logits 2, 0 and 0 for all: right for the 6 rows of the first class, and no class is ranked above another: areas of a half. */
    @Test
    void sumsAreOfRoundedFigures() {
        var scored = new ScoredRows(16, 3, 1);
        for (int i = 0; i < 16; i++) {
            scored.add(row(0, i < 6 ? 0 : i < 12 ? 1 : 2), new float[] {2, 0, 0}, 0);
        }
        var limbs = new ScoreLimbs(PLAN.learning());
        SiteKinds.task(PLAN).tell(scored, limbs);

        double all = Math.log(Math.exp(2) + 2);
        double loss = (6 * (all - 2) + 10 * all) / 16;
        long told = Math.round(loss * UpdateLayout.ERROR_SCALE / (1 << 11)) << 11; // ten bits of a number from 1 to 2
        assertThat(limbs.figures()).containsExactly(16, 6L << 20, 16 * told, 16, 8L << 20);
    }

    /** As written down: probabilities of a softmax, the share of rows whose own class has the largest, minus its logarithm. */
    @Test
    void sumsOfRandomScoresAreThoseOfTheirProbabilities() {
        var random = new SplittableRandom(6);
        int rows = 500;
        var scored = new ScoredRows(rows, 3, 1);
        int right = 0;
        double loss = 0;
        for (int i = 0; i < rows; i++) {
            int label = random.nextInt(3);
            var logits = new float[] {random.nextInt(-4, 5), random.nextInt(-4, 5), random.nextInt(-4, 5)};
            scored.add(row(0, label), logits, 0);
            double sum = Math.exp(logits[0]) + Math.exp(logits[1]) + Math.exp(logits[2]);
            loss -= Math.log(Math.exp(logits[label]) / sum) / rows;
            boolean most = true;
            for (int other = 0; other < 3; other++) {
                most &= other == label || logits[other] < logits[label];
            }
            right += most ? 1 : 0;
        }
        var limbs = new ScoreLimbs(PLAN.learning());
        SiteKinds.task(PLAN).tell(scored, limbs);

        long told = Coarse.count(rows);
        assertThat(limbs.figures())
                .startsWith(
                        told,
                        told * Math.round(Coarse.figure(right / (double) rows) * UpdateLayout.ERROR_SCALE),
                        told * Math.round(Coarse.figure(loss) * UpdateLayout.ERROR_SCALE));
    }

    @Test
    void fewRowsTellNothingAndSmallClassesHaveNoRank() {
        var scored = new ScoredRows(16, 3, 1);
        for (int i = 0; i < 4; i++) {
            scored.add(row(0, i % 3), new float[] {2, 0, 0}, 0);
        }
        var few = new ScoreLimbs(PLAN.learning());
        SiteKinds.task(PLAN).tell(scored, few);
        assertThat(few.figures()).containsOnly(0);

        scored.add(row(0, 0), new float[] {2, 0, 0}, 0);
        var enough = new ScoreLimbs(PLAN.learning());
        SiteKinds.task(PLAN).tell(scored, enough);
        assertThat(enough.figures()[Classes.LABELLED]).isEqualTo(5);
        assertThat(enough.figures()[Classes.RANKED]).isZero();
    }

    @Test
    void labelsAreReadByNameAndMergedByMajority(@TempDir Path folder) throws IOException {
        var lines = new StringBuilder("smiles,grade\n");
        for (int i = 1; i <= 40; i++) {
            lines.append("C".repeat(i))
                    .append("O,")
                    .append(List.of("low", "middle", "high").get(i % 3))
                    .append("\n");
        }
        lines.append("CCCO,low\nOCCC,high\nCO,high\nCCO,medium\n");

        var report = read(folder, lines.toString());
        assertThat(report.problems())
                .extracting(Object::toString)
                .anySatisfy(
                        problem -> assertThat(problem).contains("medium").contains("is none of the plan's classes"));
        assertThat(report.fits()).isFalse();

        var good = read(folder, lines.toString().replace("medium", "high"));
        assertThat(good.fits()).isTrue();
        // CCCO is low, low and high, so low; CO is middle and high, so neither
        assertThat(good.labels().getFirst().labelled()).isEqualTo(39);
    }

    private static DatasetReport read(Path folder, String text) throws IOException {
        var file = folder.resolve("site.csv");
        Files.writeString(file, text);
        return SiteKinds.source(PLAN).read(file);
    }
}
