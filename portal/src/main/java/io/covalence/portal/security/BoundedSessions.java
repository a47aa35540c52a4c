package io.covalence.portal.security;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Sessions of one kind, of which at most so many live: one more ends the oldest. */
final class BoundedSessions {
    private final int most;
    private final SequencedMap<Long, Runnable> ends = new LinkedHashMap<>();

    BoundedSessions(int most) {
        this.most = most;
    }

    /**
     * Adds a session.
     *
     * @param end ends the session; called when it is the oldest of too many
     */
    void add(long session, Runnable end) {
        var tooMany = put(session, end);
        if (tooMany != null) {
            tooMany.run();
        }
    }

    private synchronized @Nullable Runnable put(long session, Runnable end) {
        ends.put(session, end);
        return ends.size() > most ? ends.pollFirstEntry().getValue() : null;
    }

    synchronized void remove(long session) {
        ends.remove(session);
    }

    synchronized int size() {
        return ends.size();
    }
}
