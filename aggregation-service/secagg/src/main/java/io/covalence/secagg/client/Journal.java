package io.covalence.secagg.client;

/**
 * Where a site keeps the facts of one run. A session records each fact before it hands out the message that depends on it, so
 * that no crash, at whatever moment, makes a site contradict itself.
 */
public interface Journal {
    /**
     * What was recorded in this run, by this process or an earlier one; with the models that are spent in any run, see
     * {@link RoundHistory#spentElsewhere}.
     */
    RoundHistory history();

    /** Records a fact; it is durable when this returns. A failure to record it is thrown, and ends the session. */
    void record(Fact fact);
}
