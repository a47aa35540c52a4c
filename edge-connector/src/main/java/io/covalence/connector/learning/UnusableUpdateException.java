package io.covalence.connector.learning;

/** Training gave an update that must not reach the federation; the message says why, without any value. */
public final class UnusableUpdateException extends RuntimeException {
    public UnusableUpdateException(String message) {
        super(message);
    }
}
