package io.covalence.secagg.fixedpoint;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The bounds within which real values become integers whose sum over the cohort cannot overflow its ring:
 * {@code q_i = stochasticRound(x_i * a * s)} with {@code a = weight / 16 <= 1}, {@code |x_i| <= B}, and {@code s} the
 * largest power of two with
 *
 * <pre>n * (B * s + 1) &lt; 2^(w-1).</pre>
 *
 * <p>No sum wraps: rounding gives {@code floor(v)} or {@code ceil(v)} of a {@code v} with {@code |v| <= B * s}, so
 * {@code |q_i| < B * s + 1}; a sum of at most {@code n} of them lies strictly between {@code -2^(w-1)} and {@code 2^(w-1)}, where
 * an integer is its own representative of the ring mod {@code 2^w}. That holds in floating point too: {@code s} is a power of
 * two, so {@code B * s} is exact, and as rounding to nearest is monotone, {@code a * s <= s} and then {@code |x_i * (a * s)| <=
 * B * s} survive each rounding; {@code v - floor(v)} is exact.
 *
 * @param clipNorm C, the L2 norm to which an update is clipped
 * @param coordinateBound B, the absolute value to which each coordinate is clipped, after a rotation if there is one
 * @param maximumWeight rows from which on a site has the largest weight
 * @param maximumCohort n, the most sites whose sum is taken
 * @param width w, the ring
 */
public record FixedPoint(
        double clipNorm, double coordinateBound, int maximumWeight, int maximumCohort, RingWidth width) {
    /**
     * The largest weight. Whoever opens a sum learns the sum of weights, and of two cohorts that differ by one site its weight:
     * so a weight says in which sixteenth of {@code maximumWeight} a site's rows lie, and no more.
     */
    public static final int WEIGHTS = 16;

    private static final int LARGEST_EXPONENT = 120;
    private static final int SMALLEST_EXPONENT = -60;

    /**
     * Checks the bounds.
     *
     * @throws ProtocolViolation (OUT_OF_RANGE) when a bound is not positive and finite, or no scale from 2^-60 on fits
     */
    public FixedPoint {
        if (!(clipNorm > 0) || !(coordinateBound > 0) || Double.isInfinite(clipNorm + coordinateBound)) {
            throw outOfRange("clip norm and coordinate bound must be positive and finite");
        }
        if (maximumWeight < 1 || maximumCohort < 1) {
            throw outOfRange("maximum weight and maximum cohort must be positive");
        }
        if (!fits(coordinateBound, maximumCohort, width, SMALLEST_EXPONENT)) {
            throw outOfRange("the coordinate bound leaves no scale without overflow");
        }
    }

    /** The scale {@code s}, at most 2^120, which everybody computes alike. */
    public double scale() {
        int exponent = LARGEST_EXPONENT;
        while (!fits(coordinateBound, maximumCohort, width, exponent)) {
            exponent--;
        }
        return Math.scalb(1.0, exponent);
    }

    /**
     * What is left of the ring for one site, {@code floor(log2(B * s))}: a value at the bound is that many bits long, its sign
     * not counted. A site whose weight is half of the maximum has one bit fewer, and so on.
     */
    public int resolutionBits() {
        return Math.getExponent(coordinateBound * scale());
    }

    /**
     * The weight with which a site counts, 1 to {@value #WEIGHTS}: {@code min(rows, maximumWeight)} in sixteenths of {@code
     * maximumWeight}, rounded to the nearest, halves up, but never to none.
     *
     * @throws ProtocolViolation (OUT_OF_RANGE) for fewer rows than one
     */
    public long weight(long rows) {
        if (rows < 1) {
            throw outOfRange("a site that trained on no rows has no update");
        }
        long counted = Math.min(rows, maximumWeight);
        return Math.max(1, (2 * WEIGHTS * counted + maximumWeight) / (2L * maximumWeight));
    }

    /** The largest integer that a site can make: {@code ceil(B * s)}. */
    long largestValue() {
        return (long) Math.ceil(coordinateBound * scale());
    }

    static ProtocolViolation outOfRange(String sentence) {
        return ProtocolViolation.of(Code.OUT_OF_RANGE, sentence);
    }

    private static boolean fits(double bound, int cohort, RingWidth width, int exponent) {
        var largest = new BigDecimal(bound)
                .multiply(new BigDecimal(Math.scalb(1.0, exponent)))
                .add(BigDecimal.ONE);
        var half = new BigDecimal(BigInteger.TWO.pow(width.bits() - 1));
        return largest.multiply(BigDecimal.valueOf(cohort)).compareTo(half) < 0;
    }
}
