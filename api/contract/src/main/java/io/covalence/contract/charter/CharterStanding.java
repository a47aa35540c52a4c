package io.covalence.contract.charter;

/** Where a charter version stands. */
public enum CharterStanding {
    /** Waits for signatures; runs under it have not begun. */
    PROPOSED,
    /** Everybody signed who must. */
    IN_FORCE
}
