package io.covalence.learning.metric;

import io.covalence.contract.metric.CalibrationPoint;
import io.covalence.contract.metric.ScoreBins;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicted against observed shares, from two histograms of scores, the rows of a bin having the probability at its middle. Neighbouring
 * bins are merged from the lowest up until a point has enough rows of each class, and a tenth of all rows: so there are ten points at most,
 * each of as many rows of either class as a cell must have. What is left at the upper end goes with the point before it.
 */
public final class CalibrationCurve {
    private static final int MOST_POINTS = 10;

    private final ScoreBins bins;
    private final long[] negatives;
    private final long[] positives;
    private final int smallestCell;
    private final double least;

    private CalibrationCurve(ScoreBins bins, long[] negatives, long[] positives, int smallestCell) {
        this.bins = bins;
        this.negatives = negatives;
        this.positives = positives;
        this.smallestCell = smallestCell;
        this.least = (sum(negatives, 0, negatives.length) + sum(positives, 0, positives.length)) / MOST_POINTS;
    }

    /**
     * The points, the lowest probabilities first; none where a class has too few rows.
     *
     * @param negatives rows of a bin, lowest scores first; not negative
     * @param positives in the same bins
     * @param smallestCell fewest rows of either class in a point
     */
    public static List<CalibrationPoint> of(ScoreBins bins, long[] negatives, long[] positives, int smallestCell) {
        return new CalibrationCurve(bins, negatives, positives, smallestCell).points();
    }

    private List<CalibrationPoint> points() {
        var ends = new ArrayList<Integer>();
        int from = 0;
        for (int end = 1; end <= negatives.length; end++) {
            if (isEnough(from, end)) {
                ends.add(end);
                from = end;
            }
        }
        if (ends.isEmpty()) {
            return List.of();
        }
        ends.set(ends.size() - 1, negatives.length);
        var points = new ArrayList<CalibrationPoint>();
        from = 0;
        for (int end : ends) {
            points.add(point(from, end));
            from = end;
        }
        return List.copyOf(points);
    }

    private boolean isEnough(int from, int end) {
        double negative = sum(negatives, from, end);
        double positive = sum(positives, from, end);
        return negative >= smallestCell && positive >= smallestCell && negative + positive >= least;
    }

    private CalibrationPoint point(int from, int end) {
        double predicted = 0;
        for (int bin = from; bin < end; bin++) {
            predicted += ((double) negatives[bin] + positives[bin]) * Normal.logistic(bins.middle(bin));
        }
        double positive = sum(positives, from, end);
        double rows = positive + sum(negatives, from, end);
        return new CalibrationPoint(Math.min(predicted / rows, 1), positive / rows);
    }

    /** Of counts that nobody honest makes the whole numbers would overflow. */
    private static double sum(long[] counts, int from, int end) {
        double sum = 0;
        for (int bin = from; bin < end; bin++) {
            sum += counts[bin];
        }
        return sum;
    }
}
