package io.covalence.secagg.fixedpoint;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.Keystream;

/**
 * {@code H D / sqrt(d)}: random signs {@code D}, then the Walsh-Hadamard matrix {@code H} of order {@code d}, which is its own
 * inverse but for the factor {@code d}. A coordinate of a rotated block of norm r is a sum of signs with variance
 * {@code r^2 / d} (Ailon and Chazelle 2006; for averages Suresh et al. 2017, section 3).
 *
 * @param seed 32 bytes, public: bit i of its AES-256-CTR stream, lowest bit of a byte first, is the sign of value i
 * @param block d, a power of two from 2^7 to 2^16
 */
record HadamardRotation(ByteString seed, int block) implements Rotation {
    private static final int SMALLEST = 1 << 7;
    private static final int LARGEST = 1 << 16;
    private static final int USUAL = 1 << 14;
    private static final int USUAL_SMALLEST = 1 << 10;
    private static final int MOST_PADDING = 16;

    HadamardRotation {
        seed.requireSize(ByteString.KEY_SIZE, "rotation seed");
        if (Integer.bitCount(block) != 1 || block < SMALLEST || block > LARGEST) {
            throw new IllegalArgumentException("a block has a power of two of values from 2^7 to 2^16");
        }
    }

    @Override
    public int segment() {
        return block;
    }

    @Override
    public int padded(int count) {
        return Math.multiplyExact(Math.ceilDiv(count, block), block);
    }

    /** Every attempt of every round has another rotation, as it has other masks. */
    static HadamardRotation of(RoundContext context, int count) {
        var seed =
                Encoder.labelled("covalence/v1/rotation").bytes(context.hash()).sha256();
        return new HadamardRotation(seed, blockFor(count));
    }

    /** The largest block from 2^14 down to 2^10 that adds no more than a sixteenth to the values, or else 2^10. */
    private static int blockFor(int count) {
        int block = USUAL;
        while (block > USUAL_SMALLEST && Math.floorMod(-count, block) > count / MOST_PADDING) {
            block >>= 1;
        }
        return block;
    }

    @Override
    public void rotate(int index, double[] values) {
        flip(index, values);
        WalshHadamard.transform(values, block);
    }

    @Override
    public void revert(int index, double[] values) {
        WalshHadamard.transform(values, block);
        flip(index, values);
    }

    /** Random signs and the scaling by {@code 1 / sqrt(d)}. */
    private void flip(int index, double[] values) {
        var signs = new byte[block / Byte.SIZE];
        stream(index).next(signs, signs.length);
        double scale = 1 / Math.sqrt(block);
        for (int i = 0; i < block; i++) {
            long sign = (long) (signs[i >>> 3] >>> (i & 7)) << (Long.SIZE - 1);
            values[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(values[i] * scale) ^ sign);
        }
    }

    private Keystream stream(int index) {
        return new Keystream(SecretBytes.owning(seed.toByteArray()), (long) index * block / Byte.SIZE);
    }
}
