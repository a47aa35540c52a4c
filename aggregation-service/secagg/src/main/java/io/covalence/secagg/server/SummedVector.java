package io.covalence.secagg.server;

import io.covalence.secagg.VectorLayout;
import org.jspecify.annotations.Nullable;

/**
 * The plain sum, put together from its chunks, for whoever has the memory to hold it whole. A service without that
 * memory reads {@link SummedChunk}s one by one.
 */
public final class SummedVector {
    private final VectorLayout layout;
    private final @Nullable SummedChunk[] chunks;

    public SummedVector(VectorLayout layout) {
        this.layout = layout;
        this.chunks = new SummedChunk[layout.chunkCount()];
    }

    /** Places a chunk. */
    public void put(SummedChunk chunk) {
        if (!chunk.layout().equals(layout)) {
            throw new IllegalArgumentException("the chunk belongs to another layout");
        }
        chunks[chunk.chunk()] = chunk;
    }

    public VectorLayout layout() {
        return layout;
    }

    /** Copies the sums of {@code count} values, from value {@code first} on. */
    public long[] values(int first, int count) {
        var values = new long[count];
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            int from = Math.max(first, layout.firstValue(chunk));
            int to = Math.min(first + count, layout.firstValue(chunk) + layout.valueCount(chunk));
            if (from < to) {
                require(chunk).values(from, values, from - first, to - from);
            }
        }
        return values;
    }

    /** A copy of all limbs. */
    public long[] limbs() {
        var limbs = new long[layout.limbs()];
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            int first = layout.firstLimb(chunk);
            require(chunk).limbs(first, limbs, first, layout.limbCount(chunk));
        }
        return limbs;
    }

    private SummedChunk require(int chunk) {
        var present = chunks[chunk];
        if (present == null) {
            throw new IllegalStateException("chunk " + chunk + " is missing from the sum");
        }
        return present;
    }
}
