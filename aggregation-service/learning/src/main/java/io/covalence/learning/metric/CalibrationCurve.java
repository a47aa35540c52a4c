package io.covalence.learning.metric;

import io.covalence.contract.metric.CalibrationPoint;
import io.covalence.contract.metric.ScoreBins;
import java.util.List;

/**
 * Predicted against observed shares, from two histograms of scores, the rows of a bin having the probability at its
 * middle: a point for each of the {@link ScoreGroups}.
 */
public final class CalibrationCurve {
    private CalibrationCurve() {}

    /**
     * The points, the lowest probabilities first; none where a class has too few rows.
     *
     * @param negatives rows of a bin, lowest scores first; not negative
     * @param positives in the same bins
     * @param smallestCell fewest rows of either class in a point
     */
    public static List<CalibrationPoint> of(ScoreBins bins, long[] negatives, long[] positives, int smallestCell) {
        return ScoreGroups.of(negatives, positives, smallestCell).groups().stream()
                .map(group -> point(bins, negatives, positives, group))
                .toList();
    }

    private static CalibrationPoint point(ScoreBins bins, long[] negatives, long[] positives, ScoreGroups.Group group) {
        double predicted = 0;
        for (int bin = group.from(); bin < group.to(); bin++) {
            predicted += ((double) negatives[bin] + positives[bin]) * Normal.logistic(bins.middle(bin));
        }
        double rows = group.positives() + group.negatives();
        return new CalibrationPoint(Math.min(predicted / rows, 1), group.positives() / rows);
    }
}
