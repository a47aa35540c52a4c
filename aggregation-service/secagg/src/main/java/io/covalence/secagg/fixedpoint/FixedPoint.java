package io.covalence.secagg.fixedpoint;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SecretBytes;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Turns real values into integers whose sum over the cohort cannot overflow its ring, and a sum back into a weighted mean.
 * {@code q_i = stochasticRound(x_i * a * s)} with {@code a = weight / maximumWeight <= 1}, {@code |x_i| <= B}, and {@code s} the
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
 * @param coordinateBound B, the absolute value to which each coordinate is clipped
 * @param maximumWeight rows above which a site counts no more
 * @param maximumCohort n, the most sites whose sum is taken
 * @param width w, the ring
 */
public record FixedPoint(
        double clipNorm, double coordinateBound, int maximumWeight, int maximumCohort, RingWidth width) {
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
     * Clips to the norm, computed in double, then each coordinate to the bound.
     *
     * @throws ProtocolViolation (OUT_OF_RANGE) naming the first index that is not a finite number
     */
    public double[] clip(float[] update) {
        double squares = 0;
        for (int i = 0; i < update.length; i++) {
            if (!Float.isFinite(update[i])) {
                throw outOfRange("value " + i + " of the update is not a finite number");
            }
            squares += (double) update[i] * update[i];
        }
        double factor = Math.min(1.0, clipNorm / Math.sqrt(squares));
        var clipped = new double[update.length];
        for (int i = 0; i < update.length; i++) {
            clipped[i] = Math.clamp(update[i] * factor, -coordinateBound, coordinateBound);
        }
        return clipped;
    }

    /** The weight with which a site counts: {@code min(rows, maximumWeight)}. */
    public long weight(long rows) {
        if (rows < 1) {
            throw outOfRange("a site that trained on no rows has no update");
        }
        return Math.min(rows, maximumWeight);
    }

    /**
     * Rounds each value up or down at random so that its expectation is exact to 2^-32 of a step, by a keystream under a
     * fresh key. Clipping is the caller's: what is past a bound is refused here, never cut.
     *
     * @param weight {@link #weight} of the rows that the site trained on
     * @throws ProtocolViolation (OUT_OF_RANGE) for a weight past its bound; naming the first index past the coordinate bound or
     *     not a number
     */
    public long[] quantise(double[] values, long weight, RandomSource random) {
        if (weight < 1 || weight > maximumWeight) {
            throw outOfRange("the weight is not from 1 to " + maximumWeight);
        }
        double factor = scale() * weight / maximumWeight;
        var seed = SecretBytes.random(ByteString.KEY_SIZE, random);
        try {
            var uniform = new UniformStream(seed);
            var rounded = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                if (!(Math.abs(values[i]) <= coordinateBound)) {
                    throw outOfRange("value " + i + " of the update is past the coordinate bound or not a number");
                }
                double value = values[i] * factor;
                double floor = Math.floor(value);
                rounded[i] = (long) floor + (uniform.next() < value - floor ? 1 : 0);
            }
            return rounded;
        } finally {
            seed.wipe();
        }
    }

    /**
     * The weighted mean {@code (sum / s) * maximumWeight / totalWeight} of the first {@code count} sums.
     *
     * @param totalWeight sum of the sites' {@link #weight}
     * @param survivors number of sites in the sum
     * @throws ProtocolViolation (OUT_OF_RANGE) when a sum or the weight is larger than the survivors can have made it
     */
    public double[] mean(long[] sums, int count, long totalWeight, int survivors) {
        if (survivors < 1 || survivors > maximumCohort) {
            throw outOfRange("there are more survivors than the fixed point allows");
        }
        if (totalWeight < survivors || totalWeight > (long) survivors * maximumWeight) {
            throw outOfRange("the sum of weights is not one that the survivors can have made");
        }
        long largest = survivors * largestValue();
        double factor = maximumWeight / scale() / totalWeight;
        var mean = new double[count];
        for (int i = 0; i < count; i++) {
            if (sums[i] > largest || sums[i] < -largest) {
                throw outOfRange("sum " + i + " is larger than the survivors can have made it");
            }
            mean[i] = sums[i] * factor;
        }
        return mean;
    }

    /** The largest integer that a site can make: {@code ceil(B * s)}. */
    long largestValue() {
        return (long) Math.ceil(coordinateBound * scale());
    }

    private static boolean fits(double bound, int cohort, RingWidth width, int exponent) {
        var largest = new BigDecimal(bound)
                .multiply(new BigDecimal(Math.scalb(1.0, exponent)))
                .add(BigDecimal.ONE);
        var half = new BigDecimal(BigInteger.TWO.pow(width.bits() - 1));
        return largest.multiply(BigDecimal.valueOf(cohort)).compareTo(half) < 0;
    }

    private static ProtocolViolation outOfRange(String sentence) {
        return ProtocolViolation.of(Code.OUT_OF_RANGE, sentence);
    }
}
