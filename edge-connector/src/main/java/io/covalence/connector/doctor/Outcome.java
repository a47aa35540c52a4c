package io.covalence.connector.doctor;

/** What an examination came to. */
public enum Outcome {
    PASS,
    WARN,
    FAIL,
    /** Not examined: it is too early for it, or it takes longer than the doctor has. */
    SKIP
}
