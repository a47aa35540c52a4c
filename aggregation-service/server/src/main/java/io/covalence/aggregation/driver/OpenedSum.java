package io.covalence.aggregation.driver;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.contribution.ContributionSum;
import io.covalence.aggregation.parallel.Deadline;
import io.covalence.aggregation.parallel.OrderedParallelWork;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.server.SummedChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A round's plain sum. Limbs, which stand at the vector's end, are opened first and kept: without the sum of weights no value
 * means anything. Values are opened chunk by chunk when they are asked for, and never kept.
 */
final class OpenedSum {
    private final ContributionSum sum;
    private final VectorLayout layout;
    private final int border;
    private final long[] limbs;
    private final MessageDigest digest = Digests.sha256();
    private @Nullable SummedChunk atBorder;

    private OpenedSum(ContributionSum sum) {
        this.sum = sum;
        this.layout = sum.layout();
        this.border = layout.chunkOfLimb(0);
        this.limbs = new long[layout.limbs()];
    }

    /**
     * Opens the limbs.
     *
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when a mask is seen to be left in the sum
     */
    static OpenedSum of(ContributionSum sum, OrderedParallelWork parallel, Deadline deadline) throws IOException {
        var opened = new OpenedSum(sum);
        parallel.work(opened.border, opened.layout.chunkCount(), deadline, sum::open, opened::keep);
        return opened;
    }

    VectorLayout layout() {
        return layout;
    }

    long[] limbs() {
        return limbs;
    }

    /** The first chunks, up to the one that has the last value. */
    int valueChunks() {
        return Math.toIntExact(Math.ceilDiv(layout.limbOffset(), VectorLayout.CHUNK_BYTES));
    }

    SummedChunk chunk(int chunk) throws IOException {
        var kept = atBorder;
        return kept != null && chunk == border ? kept : sum.open(chunk);
    }

    /** Notes a chunk of values that is done with; in order, one at a time. */
    void pass(SummedChunk plain) {
        digest.update(plain.bytes());
    }

    /** SHA-256 of the whole plain sum, once every chunk of values has been passed. */
    ByteString digest() {
        var bytes = ByteBuffer.allocate(Long.BYTES << 10).order(ByteOrder.LITTLE_ENDIAN);
        int limb = valueChunks() < layout.chunkCount() ? layout.firstLimb(valueChunks()) : limbs.length;
        while (limb < limbs.length) {
            bytes.clear();
            while (limb < limbs.length && bytes.hasRemaining()) {
                bytes.putLong(limbs[limb++]);
            }
            digest.update(bytes.flip());
        }
        return ByteString.ofHex(Digests.finish(digest));
    }

    private void keep(int chunk, SummedChunk plain) {
        int first = layout.firstLimb(chunk);
        plain.limbs(first, limbs, first, layout.limbCount(chunk));
        if (chunk == border) {
            atBorder = plain;
        }
    }
}
