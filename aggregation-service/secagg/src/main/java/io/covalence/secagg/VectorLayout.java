package io.covalence.secagg;

/**
 * The shape of a vector: values summed mod 2^16, 2^32 or 2^64, then 64-bit limbs summed mod 2^64, all little-endian. Zero
 * bytes fill the values up to a multiple of eight, so that no limb lies across two chunks. A vector travels in chunks of
 * 4 MiB, the last one shorter.
 *
 * <p>Limbs that decide something, such as the sum of weights, are <em>step limbs</em> and come first. Limbs that only
 * people read are <em>report limbs</em>: the layout counts them apart, so that a later version can let fewer members
 * open them.
 *
 * @param values 0 to 2^28
 * @param stepLimbs 0 to 2^24
 * @param reportLimbs 0 to 2^24, together with the step limbs too
 */
public record VectorLayout(int values, RingWidth width, int stepLimbs, int reportLimbs) {
    public static final int CHUNK_BYTES = 4 << 20;
    public static final int MAXIMUM_VALUES = 1 << 28;
    public static final int MAXIMUM_LIMBS = 1 << 24;

    /**
     * Checks the sizes.
     *
     * @throws ProtocolViolation (MALFORMED) when empty or too large
     */
    public VectorLayout {
        boolean counts = values >= 0 && stepLimbs >= 0 && reportLimbs >= 0;
        long limbs = (long) stepLimbs + reportLimbs;
        if (!counts || values > MAXIMUM_VALUES || limbs > MAXIMUM_LIMBS || values + limbs == 0) {
            throw ProtocolViolation.malformed("a vector has between 1 value or limb and 2^28 values and 2^24 limbs");
        }
    }

    /** A layout of which every limb is a step limb. */
    public VectorLayout(int values, RingWidth width, int limbs) {
        this(values, width, limbs, 0);
    }

    /** Step limbs and report limbs. */
    public int limbs() {
        return stepLimbs + reportLimbs;
    }

    /** Byte at which the limbs begin, a multiple of eight. */
    public long limbOffset() {
        return -Math.floorDiv(-valueBytes(), Long.BYTES) * Long.BYTES;
    }

    public long byteLength() {
        return reportOffset() + (long) Long.BYTES * reportLimbs;
    }

    /** Byte at which the report limbs begin; the length of the vector when it has none. */
    public long reportOffset() {
        return limbOffset() + (long) Long.BYTES * stepLimbs;
    }

    public int chunkCount() {
        return (int) ((byteLength() + CHUNK_BYTES - 1) / CHUNK_BYTES);
    }

    public long chunkOffset(int chunk) {
        requireChunk(chunk);
        return (long) chunk * CHUNK_BYTES;
    }

    public int chunkLength(int chunk) {
        return (int) Math.min(CHUNK_BYTES, byteLength() - chunkOffset(chunk));
    }

    /** Bytes of a chunk that hold values or fill them up, a multiple of eight; limbs follow. */
    public int valueBytesIn(int chunk) {
        return Math.clamp(limbOffset() - chunkOffset(chunk), 0, chunkLength(chunk));
    }

    /** The first value of a chunk; {@link #values} when it has none. */
    public int firstValue(int chunk) {
        return (int) Math.min(values, chunkOffset(chunk) / width.bytes());
    }

    public int valueCount(int chunk) {
        return Math.min(values - firstValue(chunk), valueBytesIn(chunk) / width.bytes());
    }

    /** The first limb of a chunk; {@link #limbs} or 0 when it has none. */
    public int firstLimb(int chunk) {
        return (int) (Math.max(0, chunkOffset(chunk) - limbOffset()) / Long.BYTES);
    }

    public int limbCount(int chunk) {
        return (chunkLength(chunk) - valueBytesIn(chunk)) / Long.BYTES;
    }

    /** The chunk of a limb. All limbs stand in the last chunks, so whoever needs a sum of weights first opens those first. */
    public int chunkOfLimb(int limb) {
        return (int) ((limbOffset() + (long) Long.BYTES * limb) / CHUNK_BYTES);
    }

    private long valueBytes() {
        return (long) values * width.bytes();
    }

    private void requireChunk(int chunk) {
        if (chunk < 0 || chunk >= chunkCount()) {
            throw new IndexOutOfBoundsException(chunk);
        }
    }
}
