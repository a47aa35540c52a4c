package io.covalence.connector.learning;

/** Training went wrong in a way that must not reach the federation; the message says how, without any value. */
public final class UnusableUpdateException extends RuntimeException {
    public UnusableUpdateException(String message) {
        super(message);
    }
}
