package io.covalence.learning.metric;

import io.covalence.contract.metric.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Area under the precision-recall curve from two histograms. It assumes that positives and negatives are spread alike
 * within a bin: the interpolation of Davis and Goadrich (Proc. ICML 2006, 233, equation 1) with infinitely small steps.
 *
 * <p>The interval is the logit one of Boyd, Eng and Page (Proc. ECML PKDD 2013, part III, 451, section 3.2): normal on
 * the logit of the area with the standard error {@code 1 / sqrt(n a (1 - a))}, where {@code n} is the number of
 * positives. They found that it contains the true value in about 95 of 100 cases from some hundred rows on. It never
 * ends beyond 0 or 1.
 */
public final class AveragePrecision {
    private static final String METHOD = "normal on the logit with the number of positives (Boyd, Eng and Page)";

    private AveragePrecision() {}

    /**
     * The area; absent without a positive.
     *
     * @param negatives rows of a bin, lowest scores first; not negative
     * @param positives in the same bins
     */
    public static OptionalDouble of(long[] negatives, long[] positives) {
        double found = 0;
        double called = 0;
        double area = 0;
        for (int bin = positives.length - 1; bin >= 0; bin--) {
            double more = positives[bin];
            double rows = more + negatives[bin];
            if (more > 0) {
                area += more * precision(found, called, more, rows);
            }
            found += more;
            called += rows;
        }
        return found == 0 ? OptionalDouble.empty() : OptionalDouble.of(area / found);
    }

    /** Mean over x from 0 to 1 of {@code (found + more x) / (called + rows x)}. */
    private static double precision(double found, double called, double more, double rows) {
        double share = more / rows;
        return called == 0 ? share : share + (found - share * called) / rows * StrictMath.log1p(rows / called);
    }

    /** The interval of {@link #of}; absent where the area is 0 or 1, about which its spread says nothing. */
    public static Optional<Interval> interval(long[] negatives, long[] positives) {
        double found = 0;
        for (long bin : positives) {
            found += bin;
        }
        double area = of(negatives, positives).orElse(0);
        return LogitInterval.of(area, area * (1 - area) / found, METHOD);
    }
}
