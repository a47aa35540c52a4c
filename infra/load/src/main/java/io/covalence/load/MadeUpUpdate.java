package io.covalence.load;

/**
 * A site's update in one round: integers from -4096 to 4095 that depend on site, round and place, divided by the fixed point's
 * scale, a power of two. Rounding leaves such values as they are, so the sum of any sites is known exactly.
 */
record MadeUpUpdate(int site, int round) {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long MIX = 0xD6E8FEB86659FD93L;
    private static final int KEPT_BITS = 13;
    private static final int OFFSET = 1 << (KEPT_BITS - 1);

    int at(int index) {
        long mixed = (index + 1L) * STEP + site * 1_000_003L + round * 7_919L;
        mixed = (mixed ^ (mixed >>> 32)) * MIX;
        return (int) (mixed >>> (Long.SIZE - KEPT_BITS)) - OFFSET;
    }

    float[] values(int count, double scale) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (at(i) / scale);
        }
        return values;
    }

    void addTo(long[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += at(i);
        }
    }
}
