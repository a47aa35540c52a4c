package io.covalence.contract.study;

/** The states of a site in one study. */
public enum ParticipationState {
    INVITED,
    /** The institution accepted and its connector is enrolled. */
    ENROLLED,
    /** The site approved the plan and its dataset fits. */
    READY,
    ACTIVE,
    SUSPENDED,
    WITHDRAWN
}
