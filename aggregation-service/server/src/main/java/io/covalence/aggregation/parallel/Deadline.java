package io.covalence.aggregation.parallel;

import java.time.Clock;
import java.time.Instant;

/** A time by which work must be done; long work asks between its pieces. */
public record Deadline(Clock clock, Instant at) {
    /**
     * Returns while there is time.
     *
     * @throws OutOfTimeException otherwise
     */
    public void check() {
        if (clock.instant().isAfter(at)) {
            throw new OutOfTimeException();
        }
    }

    /** The time was up before the work was done. */
    public static final class OutOfTimeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfTimeException() {
            super("the step took too long");
        }
    }
}
