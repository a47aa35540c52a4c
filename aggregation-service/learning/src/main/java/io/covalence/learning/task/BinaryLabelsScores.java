package io.covalence.learning.task;

import io.covalence.contract.metric.CalibrationPoint;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.metric.RatePoint;
import io.covalence.contract.metric.RocAuc;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.TargetScore;
import io.covalence.learning.metric.CalibrationCurve;
import io.covalence.learning.metric.ErrorInterval;
import io.covalence.learning.metric.LogitInterval;
import io.covalence.learning.metric.RateCurve;
import io.covalence.learning.metric.RocAucInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Areas under the ROC curve: within sites from pairs, over all rows from histograms. */
final class BinaryLabelsScores implements TaskScores {
    private static final String WITHIN_SITES = "DeLong on the logit, within sites";

    private final StudyPlan plan;
    private final BinaryLabels labels;
    private final RoundKind kind;
    private final long[] limbs;

    BinaryLabelsScores(StudyPlan plan, BinaryLabels labels, RoundKind kind, long[] limbs) {
        this.plan = plan;
        this.labels = labels;
        this.kind = kind;
        this.limbs = limbs;
    }

    @Override
    public TargetScore score(int column) {
        int first = UpdateLayout.targetLimb(plan, column);
        long pairs = limbs[first + BinaryLabels.PAIRS];
        double concordant = limbs[first + BinaryLabels.CONCORDANT] / (double) BinaryLabels.CONCORDANCE_SCALE;
        long labelled = limbs[first + BinaryLabels.LABELLED];
        var negatives = histogram(column, 0);
        var positives = histogram(column, 1);
        var within = concordant > pairs ? null : TaskScores.ratio(concordant, pairs);
        var loss = TaskScores.ratio(limbs[first + BinaryLabels.LOSS] / UpdateLayout.ERROR_SCALE, labelled);
        var figures = new ArrayList<Figure>();
        var area = RocAuc.ofHistograms(negatives, positives);
        area.ifPresent(value -> figures.add(Figure.of(Metric.ROC_AUC, value, RocAucInterval.of(negatives, positives))));
        if (within != null) {
            figures.add(Figure.of(Metric.WITHIN_SITE_ROC_AUC, within, areaInterval(column, within, pairs)));
        }
        if (kind == RoundKind.EVALUATION) {
            var last = new LastModel(plan.learning().evaluation().scoreBins(), negatives, positives, labelled);
            last.addTo(figures, limbs, UpdateLayout.lastLimb(plan, column));
        }
        if (loss != null) {
            figures.add(Figure.of(Metric.LOG_LOSS, loss, lossInterval(column, loss, labelled)));
        }
        return new TargetScore(
                labels.columns().get(column),
                within,
                area.isPresent() ? (Double) area.getAsDouble() : null,
                loss,
                CountRange.of(labelled),
                kind == RoundKind.EVALUATION
                        ? CountRange.of(Arrays.stream(positives).sum())
                        : null,
                figures,
                calibration(negatives, positives),
                rates(negatives, positives));
    }

    private List<RatePoint> rates(long[] negatives, long[] positives) {
        return kind == RoundKind.EVALUATION
                ? RateCurve.of(
                        negatives, positives, plan.learning().evaluation().smallestCell())
                : List.of();
    }

    private List<CalibrationPoint> calibration(long[] negatives, long[] positives) {
        var evaluation = plan.learning().evaluation();
        return kind == RoundKind.EVALUATION
                ? CalibrationCurve.of(evaluation.scoreBins(), negatives, positives, evaluation.smallestCell())
                : List.of();
    }

    /** Of the mean of the sites' areas; sites are independent of each other. */
    private Optional<Interval> areaInterval(int column, double area, long pairs) {
        return last(column, BinaryLabels.VARIANCE)
                .map(limb -> limb / (double) BinaryLabels.VARIANCE_SCALE / ((double) pairs * pairs))
                .flatMap(variance -> LogitInterval.of(area, variance, WITHIN_SITES));
    }

    private Optional<Interval> lossInterval(int column, double loss, long labelled) {
        return last(column, BinaryLabels.LOSS_SQUARE)
                .map(limb -> limb / UpdateLayout.ERROR_SCALE / labelled)
                .flatMap(square -> ErrorInterval.ofMean(loss, square, labelled));
    }

    private Optional<Long> last(int column, int limb) {
        return switch (kind) {
            case OPENING, TRAINING -> Optional.empty();
            case EVALUATION -> Optional.of(limbs[UpdateLayout.lastLimb(plan, column) + limb]);
        };
    }

    /** Empty where the round has none. */
    private long[] histogram(int column, int label) {
        int from = UpdateLayout.histogramLimb(plan, column, label);
        return kind == RoundKind.EVALUATION
                ? Arrays.copyOfRange(
                        limbs, from, from + plan.learning().evaluation().bins())
                : new long[0];
    }
}
