package io.covalence.secagg.server;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
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
        int values = layout.valueBytesIn(chunk);
        Lanes.add(layout.width(), sum, 0, masked, 0, values);
        Lanes.add(RingWidth.BITS_64, sum, values, masked, values, sum.length - values);
    }

    /**
     * Takes the masks out and returns the plain sum; this object is not used again.
     *
     * @throws ProtocolViolation (OUT_OF_RANGE) when a mask is seen to be left in the sum
     */
    public SummedChunk unmask(RecoveredMasks masks) {
        if (!masks.layout().equals(layout)) {
            throw new IllegalArgumentException("the masks belong to another layout");
        }
        masks.remove(chunk, sum);
        return new SummedChunk(layout, chunk, sum);
    }
}
