package io.covalence.secagg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A site's integers before masking, already in chunks. It can be taken once: masking happens in place, and masking two
 * vectors with the same keys would reveal their difference.
 */
public final class EncodedVector {
    private final VectorLayout layout;
    private byte @Nullable [][] chunks;

    private EncodedVector(VectorLayout layout, byte[][] chunks) {
        this.layout = layout;
        this.chunks = chunks;
    }

    /**
     * Encodes the numbers; the arrays stay the caller's.
     *
     * @throws ProtocolViolation (MALFORMED) when the arrays are empty or too long together
     */
    public static EncodedVector of(int[] words, long[] limbs) {
        var layout = new VectorLayout(words.length, limbs.length);
        var chunks = new byte[layout.chunkCount()][];
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            chunks[chunk] = encode(layout, chunk, words, limbs);
        }
        return new EncodedVector(layout, chunks);
    }

    public VectorLayout layout() {
        return layout;
    }

    /**
     * Hands the chunks over, once.
     *
     * @throws IllegalStateException when they were taken before
     */
    public synchronized byte[][] takeChunks() {
        byte @Nullable [][] taken = chunks;
        if (taken == null) {
            throw new IllegalStateException("the vector has been taken");
        }
        chunks = null;
        return taken;
    }

    @Override
    public String toString() {
        return "EncodedVector[" + layout + ", [REDACTED]]";
    }

    private static byte[] encode(VectorLayout layout, int chunk, int[] words, long[] limbs) {
        var target = ByteBuffer.allocate(layout.chunkLength(chunk)).order(ByteOrder.LITTLE_ENDIAN);
        int wordBytes = layout.wordBytesIn(chunk);
        int firstWord = (int) (layout.chunkOffset(chunk) / 4);
        if (wordBytes > 0) {
            target.asIntBuffer().put(words, firstWord, Math.min(wordBytes / 4, words.length - firstWord));
        }
        int firstLimb = (int) (Math.max(0, layout.chunkOffset(chunk) - layout.limbOffset()) / 8);
        target.position(wordBytes);
        target.asLongBuffer().put(limbs, firstLimb, target.remaining() / 8);
        return target.array();
    }
}
