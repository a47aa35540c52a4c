package io.covalence.service.secret;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** Failures from one place since the window opened. */
@Entity
class FailedAttempt {
    @Id
    private String bucket;

    private Instant since;
    private int failures;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    FailedAttempt() {}

    void count(Instant now, Instant windowStart) {
        if (since.isBefore(windowStart)) {
            since = now;
            failures = 0;
        }
        failures++;
    }

    boolean reached(int most, Instant windowStart) {
        return failures >= most && !since.isBefore(windowStart);
    }
}
