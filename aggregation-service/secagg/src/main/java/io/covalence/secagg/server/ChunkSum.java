package io.covalence.secagg.server;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Lanes;

/**
 * The sum of one chunk over all survivors. It holds one chunk whatever the number of sites; chunks are independent, so they
 * can be summed in any order and by several threads, one instance each.
 */
public final class ChunkSum {
    private final VectorLayout layout;
    private final int chunk;
    private final byte[] sum;

    public ChunkSum(VectorLayout layout, int chunk) {
        this.layout = layout;
        this.chunk = chunk;
        this.sum = new byte[layout.chunkLength(chunk)];
    }

    /**
     * Adds one survivor's masked chunk; the caller adds each survivor of U3 exactly once, after comparing the digest.
     *
     * @throws ProtocolViolation (BAD_CHUNK) when it has another length
     */
    public void add(byte[] masked) {
        if (masked.length != sum.length) {
            throw ProtocolViolation.of(Code.BAD_CHUNK, "chunk " + chunk + " has not " + sum.length + " bytes");
        }
        int words = layout.wordBytesIn(chunk);
        Lanes.addWords(sum, 0, masked, 0, words);
        Lanes.addLimbs(sum, words, masked, words, sum.length - words);
    }

    /** Takes the masks out and returns the plain sum; this object is not used again. */
    public byte[] unmask(RecoveredMasks masks) {
        if (!masks.layout().equals(layout)) {
            throw new IllegalArgumentException("the masks belong to another layout");
        }
        masks.remove(chunk, sum);
        return sum;
    }
}
