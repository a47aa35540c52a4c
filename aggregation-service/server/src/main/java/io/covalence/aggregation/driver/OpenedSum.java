package io.covalence.aggregation.driver;

import io.covalence.aggregation.contribution.ContributionSum;
import io.covalence.aggregation.crew.Crew;
import io.covalence.aggregation.crew.Deadline;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.VectorLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A round's plain sum. Counts and limbs, which stand at the vector's end, are opened first and kept: without the sum of
 * weights no parameter means anything. Parameters are opened chunk by chunk when they are asked for, and never kept.
 */
final class OpenedSum {
    private final UpdateLayout update;
    private final ContributionSum sum;
    private final VectorLayout layout;
    private final int border;
    private final int[] counts;
    private final long[] limbs;
    private byte[] atBorder = new byte[0];

    private OpenedSum(UpdateLayout update, ContributionSum sum) {
        this.update = update;
        this.sum = sum;
        this.layout = sum.layout();
        this.border = (int) ((long) update.parameters() * Integer.BYTES / VectorLayout.CHUNK_BYTES);
        this.counts = new int[update.counts()];
        this.limbs = new long[update.limbs()];
    }

    /**
     * Opens counts and limbs.
     *
     * @throws ProtocolViolation (OUT_OF_RANGE) when a mask is seen to be left in the sum
     */
    static OpenedSum of(UpdateLayout update, ContributionSum sum, Crew crew, Deadline deadline) throws IOException {
        var opened = new OpenedSum(update, sum);
        crew.work(opened.border, opened.layout.chunkCount(), deadline, sum::open, opened::keep);
        return opened;
    }

    int[] counts() {
        return counts;
    }

    long[] limbs() {
        return limbs;
    }

    /** The first chunks, up to the one that has the last parameter. */
    int parameterChunks() {
        return Math.ceilDiv(update.parameters(), VectorLayout.CHUNK_BYTES / Integer.BYTES);
    }

    /** Index of a chunk's first parameter. */
    int firstParameter(int chunk) {
        return (int) (layout.chunkOffset(chunk) / Integer.BYTES);
    }

    /** The sums of a chunk's parameters. */
    int[] parameters(int chunk) throws IOException {
        var plain = numbers(chunk == border ? atBorder : sum.open(chunk));
        int first = firstParameter(chunk);
        var words = new int[Math.min(update.parameters() - first, layout.wordBytesIn(chunk) / Integer.BYTES)];
        plain.asIntBuffer().get(words);
        return words;
    }

    private void keep(int chunk, byte[] plain) {
        var numbers = numbers(plain);
        int firstWord = firstParameter(chunk);
        int wordBytes = layout.wordBytesIn(chunk);
        for (int at = 0; at < wordBytes; at += Integer.BYTES) {
            int count = firstWord + at / Integer.BYTES - update.parameters();
            if (count >= 0 && count < counts.length) {
                counts[count] = numbers.getInt(at);
            } else if (count >= 0 && numbers.getInt(at) != 0) {
                throw ProtocolViolation.of(Code.OUT_OF_RANGE, "the filling word of the sum is not zero");
            }
        }
        int firstLimb = (int) (Math.max(0, layout.chunkOffset(chunk) - layout.limbOffset()) / Long.BYTES);
        numbers.position(wordBytes);
        numbers.asLongBuffer().get(limbs, firstLimb, numbers.remaining() / Long.BYTES);
        if (chunk == border) {
            atBorder = plain;
        }
    }

    private static ByteBuffer numbers(byte[] plain) {
        return ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    }
}
