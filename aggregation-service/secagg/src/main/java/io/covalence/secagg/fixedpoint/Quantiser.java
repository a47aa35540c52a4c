package io.covalence.secagg.fixedpoint;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.internal.Keystream;
import java.nio.ByteBuffer;

/**
 * Stochastic rounding: up with the probability of the fraction that is cut off, down otherwise, so that a value's expectation
 * is exact to 2^-32 of a step. The randomness is an AES-256-CTR keystream under a fresh key, 32 bits for a value: whoever could
 * foretell it would learn the fractions back. Clipping is the caller's: what is past a bound is refused here, never cut.
 */
final class Quantiser implements AutoCloseable {
    private static final double UNIT = 0x1p-32;

    private final FixedPoint fixedPoint;
    private final double factor;
    private final SecretBytes key;
    private final Keystream stream;
    private final byte[] piece = new byte[Keystream.PIECE];
    private final ByteBuffer numbers = ByteBuffer.wrap(piece);

    /**
     * Begins an update.
     *
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) for a weight past its bound
     */
    Quantiser(FixedPoint fixedPoint, long weight, RandomSource random) {
        if (weight < 1 || weight > FixedPoint.WEIGHTS) {
            throw FixedPoint.outOfRange("the weight is not from 1 to " + FixedPoint.WEIGHTS);
        }
        this.fixedPoint = fixedPoint;
        this.factor = fixedPoint.scale() * weight / FixedPoint.WEIGHTS;
        this.key = SecretBytes.random(ByteString.KEY_SIZE, random);
        this.stream = new Keystream(key, 0);
    }

    /**
     * Rounds the first {@code count} values of a segment.
     *
     * @param first index of the first one in the update
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) naming the first index past the coordinate bound or not a
     *     number
     */
    void round(int first, double[] values, long[] rounded, int count) {
        requireBounded(first, values, count);
        int done = 0;
        while (done < count) {
            int part = Math.min(count - done, piece.length / Integer.BYTES);
            stream.next(piece, part * Integer.BYTES);
            for (int i = 0; i < part; i++) {
                double value = values[done + i] * factor;
                double floor = Math.floor(value);
                double uniform = Integer.toUnsignedLong(numbers.getInt(i * Integer.BYTES)) * UNIT;
                rounded[done + i] = (long) floor + (uniform < value - floor ? 1 : 0);
            }
            done += part;
        }
    }

    @Override
    public void close() {
        key.wipe();
    }

    private void requireBounded(int first, double[] values, int count) {
        double bound = fixedPoint.coordinateBound();
        for (int i = 0; i < count; i++) {
            if (!(Math.abs(values[i]) <= bound)) {
                throw FixedPoint.outOfRange(
                        "value " + (first + i) + " of the update is past the coordinate bound or not a number");
            }
        }
    }
}
