package io.covalence.secagg.model;

import java.util.Arrays;

/** Numbers of two halves, neither negative, from 0 on in the order in which they were added, each once. */
final class Numbers {
    private static final int EMPTY = -1;

    private int[] table = filled(1 << 12);
    private long[] upper = new long[1 << 10];
    private long[] lower = new long[1 << 10];
    private int size;

    int size() {
        return size;
    }

    WideNumber get(int index) {
        return new WideNumber(upper[index], lower[index]);
    }

    void add(WideNumber number) {
        int slot = slot(number.upper(), number.lower());
        if (table[slot] != EMPTY) {
            return;
        }
        if (size == upper.length) {
            upper = Arrays.copyOf(upper, 2 * size);
            lower = Arrays.copyOf(lower, 2 * size);
        }
        upper[size] = number.upper();
        lower[size] = number.lower();
        table[slot] = size++;
        if (2 * size > table.length) {
            grow();
        }
    }

    private void grow() {
        table = filled(2 * table.length);
        for (int i = 0; i < size; i++) {
            table[slot(upper[i], lower[i])] = i;
        }
    }

    /** Where the number is, or belongs. */
    private int slot(long high, long low) {
        long mixed = (high * 0xC2B2AE3D27D4EB4FL + low) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (table.length - 1);
        while (table[slot] != EMPTY && (upper[table[slot]] != high || lower[table[slot]] != low)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, EMPTY);
        return table;
    }
}
