package io.covalence.secagg.fixedpoint;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The weighted mean {@code (sum / s) * 16 / totalWeight} of one vector of a round, a segment at a time. */
public final class MeanUpdate {
    private final Rotation rotation;
    private final IntUnaryOperator turns;
    private final int parameters;
    private final long largest;
    private final double factor;

    MeanUpdate(
            FixedPoint fixedPoint,
            Rotation rotation,
            IntUnaryOperator turns,
            int parameters,
            long totalWeight,
            int survivors) {
        if (survivors < 1 || survivors > fixedPoint.maximumCohort()) {
            throw FixedPoint.outOfRange("there are more survivors than the fixed point allows");
        }
        if (totalWeight < survivors || totalWeight > (long) survivors * FixedPoint.WEIGHTS) {
            throw FixedPoint.outOfRange("the sum of weights is not one that the survivors can have made");
        }
        this.rotation = rotation;
        this.turns = turns;
        this.parameters = parameters;
        this.largest = survivors * fixedPoint.largestValue();
        this.factor = FixedPoint.WEIGHTS / fixedPoint.scale() / totalWeight;
    }

    /**
     * The mean of one segment.
     *
     * @param first the value that the segment begins with, a multiple of {@link UpdateEncoding#segment}
     * @param sums the sums from that value on, a whole segment or up to the layout's last value; not changed
     * @param count sums to read
     * @return the mean of each parameter of the segment; values that fill up the last block are left out
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when a sum is larger than the survivors can have made it
     */
    public double[] of(int first, long[] sums, int count) {
        int segment = rotation.segment();
        if (first % segment != 0 || count != Math.min(segment, rotation.padded(parameters) - first)) {
            throw new IllegalArgumentException("not a segment of this round's values");
        }
        var mean = new double[count];
        for (int i = 0; i < count; i++) {
            if (sums[i] > largest || sums[i] < -largest) {
                throw FixedPoint.outOfRange("sum " + (first + i) + " is larger than the survivors can have made it");
            }
            mean[i] = sums[i] * factor;
        }
        rotation.revert(turns.applyAsInt(first), mean);
        int kept = Math.min(count, parameters - first);
        return kept == count ? mean : Arrays.copyOf(mean, kept);
    }
}
