package io.covalence.aggregation.charter;

/** Where a charter version stands. */
public enum CharterState {
    /** Waits for signatures. */
    PROPOSED,
    /** Everybody signed who must; it is in the log. */
    IN_FORCE,
    /** No run waits for it any more. */
    WITHDRAWN
}
