package io.covalence.secagg.model;

import java.util.Comparator;

/** A number of up to 126 bits, that holds the indexes of all sites' states. */
record WideNumber(long upper, long lower) implements Comparable<WideNumber> {
    private static final int HALF = 63;
    private static final Comparator<WideNumber> ORDER =
            Comparator.comparingLong(WideNumber::upper).thenComparingLong(WideNumber::lower);

    static final WideNumber LARGEST = new WideNumber(Long.MAX_VALUE, Long.MAX_VALUE);

    /** How many bits each of some numbers may have, so that all fit. */
    static int width(int numbers) {
        return HALF / ((numbers + 1) / 2);
    }

    /** Packs numbers of {@link #width} bits. */
    static WideNumber of(int[] numbers) {
        int width = width(numbers.length);
        int below = (numbers.length + 1) / 2;
        long upper = 0;
        long lower = 0;
        for (int i = 0; i < below; i++) {
            lower |= (long) numbers[i] << (i * width);
        }
        for (int i = below; i < numbers.length; i++) {
            upper |= (long) numbers[i] << ((i - below) * width);
        }
        return new WideNumber(upper, lower);
    }

    int[] numbers(int count) {
        int width = width(count);
        int below = (count + 1) / 2;
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            long half = i < below ? lower >>> (i * width) : upper >>> ((i - below) * width);
            numbers[i] = (int) (half & ((1L << width) - 1));
        }
        return numbers;
    }

    @Override
    public int compareTo(WideNumber other) {
        return ORDER.compare(this, other);
    }
}
