package io.covalence.learning.metric;

import io.covalence.contract.metric.RatePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The curves of ROC and of precision and recall, from two histograms of scores: a point at the lower end of each of the
 * {@link ScoreGroups} but the lowest, so that between two points there are as many rows of either class as a cell must
 * have. (Fawcett, Pattern Recognition Letters 2006, 27, 861.)
 */
public final class RateCurve {
    private RateCurve() {}

    /**
     * The points, the highest scores first; none where a class has too few rows.
     *
     * @param negatives rows of a bin, lowest scores first; not negative
     * @param positives in the same bins
     * @param smallestCell fewest rows of either class between two points
     */
    public static List<RatePoint> of(long[] negatives, long[] positives, int smallestCell) {
        var groups = ScoreGroups.of(negatives, positives, smallestCell).groups();
        double allNegatives =
                groups.stream().mapToDouble(ScoreGroups.Group::negatives).sum();
        double allPositives =
                groups.stream().mapToDouble(ScoreGroups.Group::positives).sum();
        var points = new ArrayList<RatePoint>();
        // Of counts that nobody honest makes the sums are rounded, each in its own order.
        double falsePositives = 0;
        double truePositives = 0;
        for (int i = groups.size() - 1; i > 0; i--) {
            falsePositives += groups.get(i).negatives();
            truePositives += groups.get(i).positives();
            points.add(new RatePoint(
                    Math.min(falsePositives / allNegatives, 1),
                    Math.min(truePositives / allPositives, 1),
                    truePositives / (truePositives + falsePositives)));
        }
        return List.copyOf(points);
    }
}
