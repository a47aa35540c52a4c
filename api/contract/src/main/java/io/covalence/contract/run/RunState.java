package io.covalence.contract.run;

public enum RunState {
    /** Ordered, not yet taken by the aggregation service. */
    QUEUED,
    RUNNING,
    SUCCEEDED,
    /** Ended with a reason. */
    FAILED,
    /** Ended by a person. */
    STOPPED;

    public boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
