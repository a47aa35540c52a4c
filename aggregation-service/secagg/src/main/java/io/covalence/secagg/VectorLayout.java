package io.covalence.secagg;

/**
 * The shape of a vector: 32-bit words summed mod 2^32, then 64-bit limbs summed mod 2^64, all little-endian. When the number
 * of words is odd, one zero word fills up, so that no limb lies across two chunks. A vector travels in chunks of 4 MiB, the
 * last one shorter.
 *
 * @param words 0 to 2^28
 * @param limbs 0 to 65,536
 */
public record VectorLayout(int words, int limbs) {
    public static final int CHUNK_BYTES = 4 << 20;
    public static final int MAXIMUM_WORDS = 1 << 28;
    public static final int MAXIMUM_LIMBS = 1 << 16;

    /**
     * Checks the sizes.
     *
     * @throws ProtocolViolation (MALFORMED) when empty or too large
     */
    public VectorLayout {
        if (words < 0 || words > MAXIMUM_WORDS || limbs < 0 || limbs > MAXIMUM_LIMBS || words + limbs == 0) {
            throw ProtocolViolation.malformed("a vector has between 1 word or limb and 2^28 words and 2^16 limbs");
        }
    }

    /** Byte at which the limbs begin, a multiple of eight. */
    public long limbOffset() {
        return 4L * (words + (words & 1));
    }

    public long byteLength() {
        return limbOffset() + 8L * limbs;
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

    /** Bytes of a chunk that hold words; limbs follow. */
    public int wordBytesIn(int chunk) {
        return Math.clamp(limbOffset() - chunkOffset(chunk), 0, chunkLength(chunk));
    }

    private void requireChunk(int chunk) {
        if (chunk < 0 || chunk >= chunkCount()) {
            throw new IndexOutOfBoundsException(chunk);
        }
    }
}
