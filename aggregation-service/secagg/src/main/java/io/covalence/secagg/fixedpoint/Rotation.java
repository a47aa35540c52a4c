package io.covalence.secagg.fixedpoint;

import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;

/**
 * A rotation of the values, block by block, that everybody in a round knows. After it no coordinate stands out, so that a
 * narrow ring serves all of them. It is linear and keeps the norm: the mean of rotated updates is the rotated mean.
 */
sealed interface Rotation permits HadamardRotation, NoRotation {
    /** Values that are worked on together; a chunk holds whole segments, but for the last one. */
    int segment();

    /** As many values as there are when the last block is filled up. */
    int padded(int count);

    /** Rotates a segment in place. */
    void rotate(int index, double[] values);

    /** Takes {@link #rotate} back. */
    void revert(int index, double[] values);

    /** The rotation of a round: a ring of 16 bits needs one, in a wider one values stay as they are. */
    static Rotation of(RingWidth width, RoundContext context, int count) {
        return switch (width) {
            case BITS_16 -> HadamardRotation.of(context, count);
            case BITS_32, BITS_64 -> new NoRotation();
        };
    }
}
