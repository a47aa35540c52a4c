package io.covalence.learning.task;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.TargetScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the figures of a round's incoming model version from the round's opened sum. */
public final class Evaluations {
    private Evaluations() {}

    /**
     * The evaluation; absent when no target can be scored, or when a sum is not one that honest sites produce.
     *
     * @param limbs summed limbs in the order of {@link UpdateLayout}
     */
    public static Optional<ModelEvaluation> read(StudyPlan plan, RoundKind kind, int modelVersion, long[] limbs) {
        if (Arrays.stream(limbs).anyMatch(sum -> sum < 0)) {
            return Optional.empty();
        }
        var task = TaskScores.of(plan, kind, limbs);
        var scores = IntStream.range(0, plan.learning().task().scored().size())
                .mapToObj(task::score)
                .toList();
        var measures = plan.learning().task().measures();
        var perRound = mean(scores, TargetScore::perRound, measures.perRound());
        if (perRound == null) {
            return Optional.empty();
        }
        return Optional.of(new ModelEvaluation(
                modelVersion,
                perRound,
                mean(scores, TargetScore::headline, measures.headline()),
                mean(scores, TargetScore::loss, measures.loss()),
                CountRange.of(limbs[UpdateLayout.ROWS_EVALUATED]),
                scores,
                means(scores)));
    }

    private static @Nullable Figure mean(
            List<TargetScore> scores, Function<TargetScore, @Nullable Double> figure, Metric metric) {
        OptionalDouble mean = scores.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isEmpty() ? null : new Figure(metric, mean.getAsDouble(), interval(scores, metric));
    }

    /** Of a single target its own; how sure a mean over targets is, of which some share rows, no sum tells. */
    private static @Nullable Interval interval(List<TargetScore> scores, Metric metric) {
        return scores.size() > 1
                ? null
                : scores.getFirst().figures().stream()
                        .filter(figure -> figure.metric().equals(metric))
                        .map(Figure::interval)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static List<Figure> means(List<TargetScore> scores) {
        var byMetric = new LinkedHashMap<Metric, List<Double>>();
        scores.stream()
                .flatMap(score -> score.figures().stream())
                .forEach(figure -> byMetric.computeIfAbsent(figure.metric(), metric -> new ArrayList<>())
                        .add(figure.value()));
        var means = new ArrayList<Figure>();
        byMetric.forEach((metric, values) -> means.add(new Figure(
                metric,
                values.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                interval(scores, metric))));
        return means;
    }
}
