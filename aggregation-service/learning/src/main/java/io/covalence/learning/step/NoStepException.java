package io.covalence.learning.step;

/** The sums of a round give no step: honest sites cannot have them, or they determine none. The message says why. */
public final class NoStepException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoStepException(String message) {
        super(message);
    }
}
