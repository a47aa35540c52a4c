package io.covalence.secagg.fixedpoint;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * An update as it may count, made a segment at a time: shortened to the clip norm, rotated, and each coordinate cut to the
 * bound. The norm is computed in double: in float it is too low by percents for long updates.
 */
final class UpdateClipper {
    private final FixedPoint fixedPoint;
    private final Rotation rotation;
    private final IntUnaryOperator turns;
    private final float[] update;
    private final double factor;
    private long cut;

    /**
     * Measures the update.
     *
     * @param turns number, for its rotation, of the segment that begins at a value
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) naming the first index that is not a finite number
     */
    UpdateClipper(FixedPoint fixedPoint, Rotation rotation, IntUnaryOperator turns, float[] update) {
        this.fixedPoint = fixedPoint;
        this.rotation = rotation;
        this.turns = turns;
        this.update = update;
        this.factor = Math.min(1.0, fixedPoint.clipNorm() / norm(update));
    }

    /** Values of all segments together. */
    int length() {
        return rotation.padded(update.length);
    }

    /** Makes the segment that begins at the value {@code first}; returns how many values it has. */
    int segment(int first, double[] values) {
        int count = Math.min(rotation.segment(), length() - first);
        int given = Math.min(count, update.length - first);
        for (int i = 0; i < given; i++) {
            values[i] = update[first + i] * factor;
        }
        Arrays.fill(values, given, count, 0);
        rotation.rotate(turns.applyAsInt(first), values);
        cut += cut(values, count);
        return count;
    }

    /** What has been clipped in the segments made so far, each counted as often as it was made. */
    ClipCounts clipping() {
        return new ClipCounts(factor < 1, cut);
    }

    private int cut(double[] values, int count) {
        double bound = fixedPoint.coordinateBound();
        int changed = 0;
        for (int i = 0; i < count; i++) {
            double kept = Math.max(-bound, Math.min(bound, values[i]));
            changed += kept == values[i] ? 0 : 1;
            values[i] = kept;
        }
        return changed;
    }

    /** Four partial sums, so that no addition has to wait for the one before. No float's square overflows a double. */
    private static double norm(float[] update) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int whole = update.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            a += (double) update[i] * update[i];
            b += (double) update[i + 1] * update[i + 1];
            c += (double) update[i + 2] * update[i + 2];
            d += (double) update[i + 3] * update[i + 3];
        }
        for (int i = whole; i < update.length; i++) {
            a += (double) update[i] * update[i];
        }
        double squares = (a + b) + (c + d);
        if (!Double.isFinite(squares)) {
            throw firstNotFinite(update);
        }
        return Math.sqrt(squares);
    }

    private static RuntimeException firstNotFinite(float[] update) {
        int index = 0;
        while (Float.isFinite(update[index])) {
            index++;
        }
        return FixedPoint.outOfRange("value " + index + " of the update is not a finite number");
    }
}
