package io.covalence.contract.metric;

/** Which way a metric gets better. */
public enum Direction {
    HIGHER,
    LOWER,
    NEARER_TO_ONE;

    /** Whether {@code value} is the better one of the two; equal ones are not. */
    public boolean better(double value, double than) {
        return better(value, than, 0);
    }

    /** Whether {@code value} is better than {@code than} by more than {@code by}. */
    public boolean better(double value, double than, double by) {
        return switch (this) {
            case HIGHER -> value > than + by;
            case LOWER -> value < than - by;
            case NEARER_TO_ONE -> Math.abs(value - 1) < Math.abs(than - 1) - by;
        };
    }
}
