package io.covalence.contract.round;

/** The phases of a round, in their order. */
public enum RoundPhase {
    /** Sites train; nobody has opened a session yet. */
    TRAINING,
    /** Sites that have trained advertise fresh keys. */
    KEYS,
    /** Sites send each other encrypted shares through the service. */
    SHARES,
    /** Sites upload masked updates. */
    MASKED,
    /** Survivors tell each other whose updates they agree to open. */
    AGREEMENT,
    /** Survivors reveal the shares that open the sum and nothing else. */
    UNMASKING,
    /** The sum is opened and applied. */
    AGGREGATING,
    /** Sites vote that this attempt is never opened, so that the round can be tried again. */
    ABORTING,
    COMPLETED,
    FAILED
}
