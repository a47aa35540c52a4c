package io.covalence.aggregation.signal;

/** What one can wait for besides a run, whose topic is its id. */
public final class Topics {
    /** A round was opened. */
    public static final String OFFERS = "offers";

    /** Anything in the outbox. */
    public static final String EVENTS = "events";

    private Topics() {}
}
