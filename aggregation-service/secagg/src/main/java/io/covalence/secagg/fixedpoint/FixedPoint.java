package io.covalence.secagg.fixedpoint;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.SecretBytes;
import java.math.BigDecimal;

/**
 * Turns a real-valued update into 32-bit integers whose sum over the cohort cannot overflow, and a sum back into a weighted
 * mean. {@code q_i = stochasticRound(x_i * a * s)} with {@code a = min(rows, maximumWeight) / maximumWeight} and {@code s} the
 * largest power of two with {@code n * (B * s + 1) < 2^31}.
 *
 * @param clipNorm C, the L2 norm to which an update is clipped
 * @param coordinateBound B, the absolute value to which each coordinate is clipped
 * @param maximumWeight rows above which a site counts no more
 * @param maximumCohort n, the most sites whose sum is taken
 */
public record FixedPoint(double clipNorm, double coordinateBound, int maximumWeight, int maximumCohort) {
    private static final BigDecimal LIMIT = BigDecimal.valueOf(1L << 31);
    private static final int LARGEST_EXPONENT = 60;
    private static final int SMALLEST_EXPONENT = -60;

    /**
     * Checks the bounds.
     *
     * @throws ProtocolViolation (OUT_OF_RANGE) when a bound is not positive and finite, or no scale fits
     */
    public FixedPoint {
        if (!(clipNorm > 0) || !(coordinateBound > 0) || Double.isInfinite(clipNorm + coordinateBound)) {
            throw outOfRange("clip norm and coordinate bound must be positive and finite");
        }
        if (maximumWeight < 1 || maximumCohort < 1) {
            throw outOfRange("maximum weight and maximum cohort must be positive");
        }
        if (!fits(coordinateBound, maximumCohort, SMALLEST_EXPONENT)) {
            throw outOfRange("the coordinate bound leaves no scale without overflow");
        }
    }

    /** The scale {@code s}, a power of two that every site computes alike. */
    public double scale() {
        int exponent = LARGEST_EXPONENT;
        while (!fits(coordinateBound, maximumCohort, exponent)) {
            exponent--;
        }
        return Math.scalb(1.0, exponent);
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
            clipped[i] = Math.clamp(squares == 0 ? 0.0 : update[i] * factor, -coordinateBound, coordinateBound);
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
     * Rounds each value up or down at random so that its expectation is exact to 2^-53, by a keystream under a fresh key.
     *
     * @param clipped values that {@link #clip} could have returned
     * @param rows rows the site trained on, at least 1
     * @throws ProtocolViolation (OUT_OF_RANGE) naming the first index past the coordinate bound or not a number
     */
    public int[] quantise(double[] clipped, long rows, RandomSource random) {
        double factor = scale() * weight(rows) / maximumWeight;
        var seed = SecretBytes.random(ByteString.KEY_SIZE, random);
        try {
            var uniform = new UniformStream(seed);
            var words = new int[clipped.length];
            for (int i = 0; i < clipped.length; i++) {
                if (!(Math.abs(clipped[i]) <= coordinateBound)) {
                    throw outOfRange("value " + i + " of the update is past the coordinate bound or not a number");
                }
                words[i] = (int) Math.floor(clipped[i] * factor + uniform.next());
            }
            return words;
        } finally {
            seed.wipe();
        }
    }

    /**
     * The weighted mean {@code (sum / s) * maximumWeight / totalWeight} of the first {@code count} words of a sum.
     *
     * @param totalWeight sum of the sites' {@link #weight}
     * @param survivors number of sites in the sum
     * @throws ProtocolViolation (OUT_OF_RANGE) when a sum or the weight is larger than the survivors can have made it
     */
    public double[] mean(int[] sums, int count, long totalWeight, int survivors) {
        if (survivors < 1 || survivors > maximumCohort) {
            throw outOfRange("there are more survivors than the fixed point allows");
        }
        if (totalWeight < survivors || totalWeight > (long) survivors * maximumWeight) {
            throw outOfRange("the sum of weights is not one that the survivors can have made");
        }
        double largest = survivors * (coordinateBound * scale() + 1);
        double factor = maximumWeight / scale() / totalWeight;
        var mean = new double[count];
        for (int i = 0; i < count; i++) {
            if (Math.abs((double) sums[i]) > largest) {
                throw outOfRange("sum " + i + " is larger than the survivors can have made it");
            }
            mean[i] = sums[i] * factor;
        }
        return mean;
    }

    private static boolean fits(double bound, int cohort, int exponent) {
        var largest = new BigDecimal(bound)
                .multiply(new BigDecimal(Math.scalb(1.0, exponent)))
                .add(BigDecimal.ONE);
        return largest.multiply(BigDecimal.valueOf(cohort)).compareTo(LIMIT) < 0;
    }

    private static ProtocolViolation outOfRange(String sentence) {
        return ProtocolViolation.of(Code.OUT_OF_RANGE, sentence);
    }
}
