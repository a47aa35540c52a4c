package io.covalence.connector.dataset.internal;

import java.util.Arrays;

/** Counts rows that are as an earlier one, from eight bytes of each: a few of millions may be counted wrongly, no more. */
final class RepeatedRows {
    private long[] keys = new long[1 << 10];
    private int count;

    void add(long key) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count + count / 2);
        }
        keys[count++] = key;
    }

    /** Rows beside the first of each kind. */
    long repeats() {
        Arrays.sort(keys, 0, count);
        long repeats = 0;
        for (int i = 1; i < count; i++) {
            repeats += keys[i] == keys[i - 1] ? 1 : 0;
        }
        return repeats;
    }
}
