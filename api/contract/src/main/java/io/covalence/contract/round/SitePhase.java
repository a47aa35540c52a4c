package io.covalence.contract.round;

/** What a site is doing in a round. */
public enum SitePhase {
    OFFERED,
    TRAINING,
    /** Trained; waiting for or inside the masking session. */
    TRAINED,
    ADVERTISED,
    SHARED,
    MASKED,
    /** Agreed to the survivors; takes part in no other attempt of the round. */
    AGREED,
    UNMASKED,
    /** Voted that this attempt is never opened. */
    ABANDONED,
    /** Gone; the round went on without it. */
    DROPPED
}
