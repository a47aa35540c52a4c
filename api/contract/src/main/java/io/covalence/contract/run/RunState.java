package io.covalence.contract.run;

public enum RunState {
    /** Ordered, not yet taken by the aggregation service. */
    QUEUED,
    RUNNING,
    /** No round is opened until a person resumes it; the one under way goes on to its end. */
    PAUSED,
    SUCCEEDED,
    /** Ended with a reason. */
    FAILED,
    /** Ended by a person. */
    STOPPED;

    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == STOPPED;
    }
}
