package io.covalence.contract.metric;

/** Which way a metric gets better. */
public enum Direction {
    HIGHER,
    LOWER,
    NEARER_TO_ONE;

    /** Whether {@code value} is the better one of the two; equal ones are not. */
    public boolean better(double value, double than) {
        return switch (this) {
            case HIGHER -> value > than;
            case LOWER -> value < than;
            case NEARER_TO_ONE -> Math.abs(value - 1) < Math.abs(than - 1);
        };
    }
}
