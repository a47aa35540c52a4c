package io.covalence.aggregation.metric;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.TargetScore;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Reads the metric of a round's incoming model version out of the round's opened sum. */
public final class Evaluations {
    private final StudyPlan plan;
    private final long[] limbs;

    private Evaluations(StudyPlan plan, long[] limbs) {
        this.plan = plan;
        this.limbs = limbs;
    }

    /**
     * The metric; absent when no target can be scored, or when a sum is negative, which no honest sites produce.
     *
     * @param limbs summed limbs in the order of {@link UpdateLayout}
     */
    public static Optional<ModelEvaluation> read(StudyPlan plan, int modelVersion, long[] limbs) {
        return new Evaluations(plan, limbs).read(modelVersion);
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
        OptionalDouble metric = scores.stream()
                .map(TargetScore::score)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return metric.isEmpty()
                ? Optional.empty()
                : Optional.of(new ModelEvaluation(
                        modelVersion, plan.task(), metric.getAsDouble(), limbs[UpdateLayout.ROWS_EVALUATED], scores));
    }

    private TargetScore classification(int target) {
        var negatives = histogram(target, 0);
        var positives = histogram(target, 1);
        long positive = Arrays.stream(positives).sum();
        var area = RocAuc.of(negatives, positives);
        return new TargetScore(
                plan.targets().get(target).column(),
                positive + Arrays.stream(negatives).sum(),
                positive,
                area.isPresent() ? (Double) area.getAsDouble() : null);
    }

    private long[] histogram(int target, int label) {
        int from = UpdateLayout.histogramLimb(plan, target, label);
        return Arrays.copyOfRange(limbs, from, from + plan.evaluation().bins());
    }

    private TargetScore regression(int target) {
        int limb = UpdateLayout.errorLimb(target);
        long labelled = limbs[limb];
        var column = plan.targets().get(target).column();
        return labelled == 0
                ? new TargetScore(column, 0, 0, null)
                : new TargetScore(
                        column, labelled, 0, Math.sqrt(limbs[limb + 1] / UpdateLayout.ERROR_SCALE / labelled));
    }
}
