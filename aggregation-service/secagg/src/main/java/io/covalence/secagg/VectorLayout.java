package io.covalence.secagg;

/**
 * The shape of a vector: values summed mod 2^16, 2^32 or 2^64, then 64-bit limbs summed mod 2^64, all little-endian. Zero
 * bytes fill the values up to a multiple of eight, so that no limb lies across two chunks. A vector travels in chunks of
 * 4 MiB, the last one shorter.
 *
 * @param values 0 to 2^28
 * @param limbs 0 to 2^24
 */
public record VectorLayout(int values, RingWidth width, int limbs) {
    public static final int CHUNK_BYTES = 4 << 20;
    public static final int MAXIMUM_VALUES = 1 << 28;
    public static final int MAXIMUM_LIMBS = 1 << 24;

    /**
     * Checks the sizes.
     *
     * @throws ProtocolViolation (MALFORMED) when empty or too large
     */
    public VectorLayout {
        if (values < 0 || values > MAXIMUM_VALUES || limbs < 0 || limbs > MAXIMUM_LIMBS || values + limbs == 0) {
            throw ProtocolViolation.malformed("a vector has between 1 value or limb and 2^28 values and 2^24 limbs");
        }
    }

    /** Byte at which the limbs begin, a multiple of eight. */
    public long limbOffset() {
        return -Math.floorDiv(-valueBytes(), Long.BYTES) * Long.BYTES;
    }

    public long byteLength() {
        return limbOffset() + (long) Long.BYTES * limbs;
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
