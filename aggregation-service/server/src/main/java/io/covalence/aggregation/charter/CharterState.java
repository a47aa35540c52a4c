package io.covalence.aggregation.charter;

/** The state of a charter version. */
public enum CharterState {
    /** Waits for signatures. */
    PROPOSED,
    /** Everybody who must sign has signed, and the version is in the log. */
    IN_FORCE,
    /** No run waits for it any more. */
    WITHDRAWN
}
