package io.covalence.contract.run;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.metric.RocAuc;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.TaskKind;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what is known of a round's incoming model version out of the round's opened sum. */
public final class Evaluations {
    private final StudyPlan plan;
    private final RoundKind kind;
    private final long[] limbs;

    private Evaluations(StudyPlan plan, RoundKind kind, long[] limbs) {
        this.plan = plan;
        this.kind = kind;
        this.limbs = limbs;
    }

    /**
     * The evaluation; absent when no target can be scored, or when a sum is not one that honest sites produce.
     *
     * @param limbs summed limbs in the order of {@link UpdateLayout}
     */
    public static Optional<ModelEvaluation> read(StudyPlan plan, RoundKind kind, int modelVersion, long[] limbs) {
        return new Evaluations(plan, kind, limbs).read(modelVersion);
    }

    /** The metric that every round gives. */
    public static Metric perRound(TaskKind task) {
        return switch (task) {
            case CLASSIFICATION -> Metric.WITHIN_SITE_ROC_AUC;
            case REGRESSION -> Metric.RMSE;
        };
    }

    /** The metric that a run's last model is judged by. */
    public static Metric headline(TaskKind task) {
        return switch (task) {
            case CLASSIFICATION -> Metric.ROC_AUC;
            case REGRESSION -> Metric.RMSE;
        };
    }

    /** What {@link ModelEvaluation#loss} is. */
    public static Metric loss(TaskKind task) {
        return switch (task) {
            case CLASSIFICATION -> Metric.LOG_LOSS;
            case REGRESSION -> Metric.MAE;
        };
    }

    private Optional<ModelEvaluation> read(int modelVersion) {
        if (Arrays.stream(limbs).anyMatch(sum -> sum < 0)) {
            return Optional.empty();
        }
        var scores = IntStream.range(0, plan.targets().size())
                .mapToObj(target -> switch (plan.task()) {
                    case CLASSIFICATION -> classification(target);
                    case REGRESSION -> regression(target);
                })
                .toList();
        var perRound = mean(scores, TargetScore::perRound, perRound(plan.task()));
        if (perRound == null) {
            return Optional.empty();
        }
        return Optional.of(new ModelEvaluation(
                modelVersion,
                perRound,
                mean(scores, TargetScore::headline, headline(plan.task())),
                mean(scores, TargetScore::loss, loss(plan.task())),
                CountRange.of(limbs[UpdateLayout.ROWS_EVALUATED]),
                scores));
    }

    private TargetScore classification(int target) {
        int first = UpdateLayout.targetLimb(plan, target);
        long pairs = limbs[first + UpdateLayout.PAIRS];
        double concordant = limbs[first + UpdateLayout.CONCORDANT] / (double) UpdateLayout.CONCORDANCE_SCALE;
        long labelled = limbs[first + UpdateLayout.LABELLED];
        var negatives = histogram(target, 0);
        var positives = histogram(target, 1);
        var area = RocAuc.ofHistograms(negatives, positives);
        return new TargetScore(
                plan.targets().get(target).column(),
                concordant > pairs ? null : ratio(concordant, pairs),
                area.isPresent() ? (Double) area.getAsDouble() : null,
                ratio(limbs[first + UpdateLayout.LOSS] / UpdateLayout.ERROR_SCALE, labelled),
                CountRange.of(labelled),
                kind == RoundKind.EVALUATION
                        ? CountRange.of(Arrays.stream(positives).sum())
                        : null);
    }

    /** Empty where the round has none. */
    private long[] histogram(int target, int label) {
        int from = UpdateLayout.histogramLimb(plan, target, label);
        return kind == RoundKind.EVALUATION
                ? Arrays.copyOfRange(limbs, from, from + plan.evaluation().bins())
                : new long[0];
    }

    private TargetScore regression(int target) {
        int first = UpdateLayout.targetLimb(plan, target);
        long labelled = limbs[first];
        double scale = plan.targets().get(target).scale();
        var squared = ratio(limbs[first + UpdateLayout.SQUARED] / UpdateLayout.ERROR_SCALE, labelled);
        var absolute = ratio(limbs[first + UpdateLayout.ABSOLUTE] / UpdateLayout.ERROR_SCALE, labelled);
        return new TargetScore(
                plan.targets().get(target).column(),
                squared == null ? null : Math.sqrt(squared) * scale,
                null,
                absolute == null ? null : absolute * scale,
                CountRange.of(labelled),
                null);
    }

    private static @Nullable Double ratio(double sum, long count) {
        return count == 0 ? null : sum / count;
    }

    private static @Nullable Figure mean(
            List<TargetScore> scores, Function<TargetScore, @Nullable Double> figure, Metric metric) {
        OptionalDouble mean = scores.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isEmpty() ? null : new Figure(metric, mean.getAsDouble());
    }
}
