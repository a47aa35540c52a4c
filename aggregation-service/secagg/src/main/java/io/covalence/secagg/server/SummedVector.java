package io.covalence.secagg.server;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.VectorLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The plain sum, put together from unmasked chunks. */
public final class SummedVector {
    private final VectorLayout layout;
    private final int[] words;
    private final long[] limbs;

    public SummedVector(VectorLayout layout) {
        this.layout = layout;
        this.words = new int[layout.words()];
        this.limbs = new long[layout.limbs()];
    }

    /**
     * Places an unmasked chunk.
     *
     * @throws ProtocolViolation (OUT_OF_RANGE) when the filling word is not zero: a mask is left in the sum
     */
    public void put(int chunk, byte[] plain) {
        if (plain.length != layout.chunkLength(chunk)) {
            throw new IllegalArgumentException("the chunk has another length");
        }
        var source = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        int wordBytes = layout.wordBytesIn(chunk);
        int firstWord = (int) (layout.chunkOffset(chunk) / Integer.BYTES);
        int count = Math.clamp(words.length - firstWord, 0, wordBytes / Integer.BYTES);
        if (count > 0) {
            source.asIntBuffer().get(words, firstWord, count);
        }
        if (count * Integer.BYTES < wordBytes && source.getInt(count * Integer.BYTES) != 0) {
            throw ProtocolViolation.of(Code.OUT_OF_RANGE, "the filling word of the sum is not zero");
        }
        int firstLimb = (int) (Math.max(0, layout.chunkOffset(chunk) - layout.limbOffset()) / Long.BYTES);
        source.position(wordBytes);
        source.asLongBuffer().get(limbs, firstLimb, source.remaining() / Long.BYTES);
    }

    public VectorLayout layout() {
        return layout;
    }

    /** The sums mod 2^32 as signed numbers: the array itself, not a copy. */
    public int[] words() {
        return words;
    }

    /** The sums mod 2^64 as signed numbers: the array itself, not a copy. */
    public long[] limbs() {
        return limbs;
    }
}
