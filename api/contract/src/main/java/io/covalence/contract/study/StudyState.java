package io.covalence.contract.study;

public enum StudyState {
    DRAFT,
    RECRUITING,
    READY,
    RUNNING,
    PAUSED,
    COMPLETED,
    STOPPED
}
