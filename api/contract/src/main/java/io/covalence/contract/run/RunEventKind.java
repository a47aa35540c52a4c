package io.covalence.contract.run;

/** The kinds of event that the aggregation service sends to the tenant service. */
public enum RunEventKind {
    RUN_STARTED,
    /** The run waits for signatures under its charter; the detail says how many there are. */
    CHARTER_AWAITED,
    ROUND_OPENED,
    PHASE_CHANGED,
    /** A site's phase changed; {@link RunEvent#site()} tells which and to what. */
    SITE_CHANGED,
    ROUND_COMPLETED,
    ROUND_FAILED,
    /** A model version has its metric: known one round after the version was made. */
    MODEL_EVALUATED,
    /** The rows of all sites have been summed up. */
    DATA_SUMMARISED,
    /** No further round is opened; the one under way goes on to its end. */
    RUN_PAUSED,
    RUN_RESUMED,
    RUN_SUCCEEDED,
    RUN_FAILED,
    RUN_STOPPED
}
