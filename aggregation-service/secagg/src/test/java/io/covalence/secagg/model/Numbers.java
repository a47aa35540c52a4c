package io.covalence.secagg.model;

import java.util.Arrays;

/** Numbers from 0 on in the order in which they were added, each once. */
final class Numbers {
    private static final long EMPTY = -1;

    private long[] table = filled(1 << 12);
    private long[] inOrder = new long[1 << 10];
    private int size;

    int size() {
        return size;
    }

    long get(int index) {
        return inOrder[index];
    }

    void add(long number) {
        int slot = slot(table, number);
        if (table[slot] == number) {
            return;
        }
        table[slot] = number;
        if (size == inOrder.length) {
            inOrder = Arrays.copyOf(inOrder, 2 * size);
        }
        inOrder[size++] = number;
        if (2 * size > table.length) {
            grow();
        }
    }

    private void grow() {
        long[] larger = filled(2 * table.length);
        for (int i = 0; i < size; i++) {
            larger[slot(larger, inOrder[i])] = inOrder[i];
        }
        table = larger;
    }

    private static int slot(long[] table, long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (table.length - 1);
        while (table[slot] != EMPTY && table[slot] != number) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private static long[] filled(int length) {
        long[] table = new long[length];
        Arrays.fill(table, EMPTY);
        return table;
    }
}
