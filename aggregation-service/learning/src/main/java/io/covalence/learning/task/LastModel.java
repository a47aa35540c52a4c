package io.covalence.learning.task;

import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.metric.ScoreBins;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.learning.metric.AveragePrecision;
import io.covalence.learning.metric.CalibrationSlope;
import io.covalence.learning.metric.ErrorInterval;
import io.covalence.learning.metric.ShareInterval;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of a run's last model beside its ROC-AUC, from histograms and limbs that only the last round has. Of the classes' rows
 * as told, so many as their shares say are right: where a site's counts were rounded, its shares still weigh as they should, and
 * accuracy is off by what the two classes' rounding differs, some thousandths.
 *
 * @param labelled rows with a label
 */
@SuppressWarnings("ArrayRecordComponent") // Lives while a score is read; nobody compares it.
record LastModel(ScoreBins bins, long[] negatives, long[] positives, long labelled) {

    void addTo(List<Figure> figures, long[] limbs, int first) {
        long allPositives = Arrays.stream(positives).sum();
        long allNegatives = Arrays.stream(negatives).sum();
        if (allPositives == 0 || allNegatives == 0) {
            return;
        }
        AveragePrecision.of(negatives, positives)
                .ifPresent(area ->
                        figures.add(Figure.of(Metric.PR_AUC, area, AveragePrecision.interval(negatives, positives))));
        double hits = limbs[first + BinaryLabels.RIGHT_POSITIVES] / UpdateLayout.ERROR_SCALE;
        double rejections = limbs[first + BinaryLabels.RIGHT_NEGATIVES] / UpdateLayout.ERROR_SCALE;
        double rows = (double) allPositives + allNegatives;
        if (hits <= allPositives && rejections <= allNegatives) {
            double accuracy = (hits + rejections) / rows;
            double misses = rows - hits - rejections;
            figures.add(Figure.of(Metric.ACCURACY, accuracy, ShareInterval.of(accuracy, rows)));
            figures.add(Figure.of(Metric.F1, 2 * hits / (2 * hits + misses), ShareInterval.ofF1(hits, misses)));
        }
        addBrier(
                figures,
                limbs[first + BinaryLabels.BRIER] / UpdateLayout.ERROR_SCALE,
                limbs[first + BinaryLabels.BRIER_SQUARE] / UpdateLayout.ERROR_SCALE);
        CalibrationSlope.of(bins, negatives, positives)
                .ifPresent(slope -> figures.add(new Figure(Metric.CALIBRATION_SLOPE, slope.value(), slope.interval())));
    }

    private void addBrier(List<Figure> figures, double squares, double fourths) {
        if (labelled > 0 && squares <= labelled) {
            double score = squares / labelled;
            figures.add(Figure.of(Metric.BRIER, score, ErrorInterval.ofMean(score, fourths / labelled, labelled)));
        }
    }
}
