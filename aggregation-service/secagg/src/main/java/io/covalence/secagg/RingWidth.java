package io.covalence.secagg;

/**
 * The ring in which the values of a vector are masked and summed: the integers mod {@code 2^bits}, read as signed numbers.
 * Counts and sums of weights never depend on it: they travel in 64-bit limbs.
 */
public enum RingWidth {
    /** For values that a {@link io.covalence.secagg.fixedpoint.Rotation} has made alike in size. */
    BITS_16(16),
    /** The default. */
    BITS_32(32),
    BITS_64(64);

    private final int bits;

    RingWidth(int bits) {
        this.bits = bits;
    }

    /**
     * The ring of that many bits.
     *
     * @throws ProtocolViolation (MALFORMED) when there is none
     */
    public static RingWidth ofBits(int bits) {
        for (var width : values()) {
            if (width.bits == bits) {
                return width;
            }
        }
        throw ProtocolViolation.malformed("a ring has 16, 32 or 64 bits");
    }

    public int bits() {
        return bits;
    }

    public int bytes() {
        return bits / Byte.SIZE;
    }

    /** Whether the signed number is a representative of the ring: {@code -2^(bits-1) <= value < 2^(bits-1)}. */
    public boolean holds(long value) {
        int unused = Long.SIZE - bits;
        return ((value << unused) >> unused) == value;
    }
}
