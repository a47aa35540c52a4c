package io.covalence.connector.dataset.internal;

/** Mean and standard deviation of values that come one by one (Welford, Technometrics 1962, 4, 419). */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    /** Zero when there is no value. */
    double mean() {
        return mean;
    }

    /** With n - 1; 1 where values do not differ, so that one can divide by it. */
    double scale() {
        double deviation = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
        return deviation > 0 ? deviation : 1;
    }

    /** Whether there are values and all of them are the same. */
    boolean constant() {
        return count > 1 && squares == 0;
    }
}
