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
    }

    long sequence() {
        return sequence;
    }
}
