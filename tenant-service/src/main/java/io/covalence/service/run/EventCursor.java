package io.covalence.service.run;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** How far the events have been taken in; the one row of its table. */
@Entity
class EventCursor {
    static final int ONLY = 1;

    @Id
    private int id;

    private long sequence;
    private int failures;
    private Instant leasedUntil;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    EventCursor() {}

    boolean lease(Instant now, Instant until) {
        if (now.isBefore(leasedUntil)) {
            return false;
        }
        leasedUntil = until;
        return true;
    }

    void release() {
        leasedUntil = Instant.EPOCH;
    }

    void moveTo(long newSequence) {
        sequence = newSequence;
        failures = 0;
    }

    /** Counts that the next event could not be taken in; returns how often in a row. */
    int failed() {
        return ++failures;
    }

    long sequence() {
        return sequence;
    }
}
