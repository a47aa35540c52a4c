package io.covalence.connector.learning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.Plans;
import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.id.RunId;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.TargetScore;
import io.covalence.demodata.ExampleMolecules;
import io.covalence.learning.model.InitialModel;
import io.covalence.learning.task.Evaluations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
    @Test
    void areaFromThirtyTwoRoundedBinsIsWithinThreeThousandthsOfTheExactOne(@TempDir Path directory) throws IOException {
        var plan = Plans.classification(
                new MoleculeTable(ExampleMolecules.SMILES, 512, List.of()),
                List.of(32),
                0.2,
                Plans.training(.03, .9, 0, 8),
                ExampleMolecules.TARGETS.toArray(String[]::new));
        var file = directory.resolve("site.csv");
        ExampleMolecules.generate(1_500, new SplittableRandom(1)).write(file);
        var dataset = SiteKinds.source(plan).read(file).dataset().orElseThrow();
        try (var network = SiteKinds.network(plan)) {
            network.parameters(InitialModel.parameters(plan, new RunId("run")));
            new Trainer(plan.learning().training(), network, dataset.training(), 1).run(done -> {});
            var evaluator = new Evaluator(plan.learning(), SiteKinds.task(plan), network);
            var rows = dataset.evaluation();
            var sums = evaluator.sums(rows);
            var scores = evaluator.scores(rows);
            var evaluation = Evaluations.read(plan, RoundKind.EVALUATION, 0, sums.limbs(plan))
                    .orElseThrow();
            for (int target = 0; target < 2; target++) {
                var score = evaluation.targets().get(target);
                double histogram = Objects.requireNonNull(score.headline());
                assertThat(histogram).isCloseTo(ExactArea.of(rows, scores, 2, target), within(0.003));
                assertThat(histogram).isGreaterThan(0.75);
                var exact = Exact.of(rows, scores, target);
                assertThat(value(score, Metric.ACCURACY)).isCloseTo(exact.accuracy(), within(0.005));
                assertThat(value(score, Metric.F1)).isCloseTo(exact.f1(), within(0.01));
                assertThat(value(score, Metric.BRIER)).isCloseTo(exact.brier(), within(0.0005));
                assertThat(value(score, Metric.PR_AUC)).isCloseTo(exact.averagePrecision(), within(0.02));
                assertThat(exact.averagePrecision()).isGreaterThan(0.3);
            }
        }
    }

    private static double value(TargetScore score, Metric metric) {
        return score.figures().stream()
                .filter(figure -> figure.metric().equals(metric))
                .mapToDouble(Figure::value)
                .findFirst()
                .orElseThrow();
    }

    /** From each row by itself. */
    private record Exact(double accuracy, double f1, double brier, double averagePrecision) {
        static Exact of(List<Row> rows, float[] scores, int target) {
            var order = IntStream.range(0, rows.size())
                    .filter(i -> rows.get(i).hasLabel(target))
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -scores[i * 2 + target]))
                    .toList();
            double right = 0;
            double hits = 0;
            double brier = 0;
            double found = 0;
            double precisions = 0;
            for (int place = 0; place < order.size(); place++) {
                double score = scores[order.get(place) * 2 + target];
                double label = rows.get(order.get(place)).label(target);
                right += (score > 0) == (label > 0) ? 1 : 0;
                hits += score > 0 && label > 0 ? 1 : 0;
                brier += Math.pow(1 / (1 + Math.exp(-score)) - label, 2);
                found += label;
                precisions += label * found / (place + 1);
            }
            double count = order.size();
            return new Exact(right / count, 2 * hits / (2 * hits + count - right), brier / count, precisions / found);
        }
    }
}
