package io.covalence.contract.charter;

/** The state of a charter version. */
public enum CharterStanding {
    /** Waits for signatures; runs under it have not begun. */
    PROPOSED,
    /** Everybody signed who must. */
    IN_FORCE
}
