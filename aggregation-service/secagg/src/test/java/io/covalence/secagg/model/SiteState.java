package io.covalence.secagg.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An honest site.
 *
 * @param journal what it has recorded, which outlives its crashes
 * @param sessions one for each attempt, from the first
 */
record SiteState(List<Entry> journal, List<Session> sessions) {
    static SiteState initial(int attempts) {
        return new SiteState(List.of(), Collections.nCopies(attempts, Session.NONE));
    }

    Session session(int attempt) {
        return sessions.get(attempt);
    }

    SiteState with(int attempt, Session session) {
        var changed = new ArrayList<>(sessions);
        changed.set(attempt, session);
        return new SiteState(journal, List.copyOf(changed));
    }

    SiteState recorded(Entry entry) {
        return new SiteState(Stream.concat(journal.stream(), Stream.of(entry)).toList(), sessions);
    }

    Optional<Entry> lastMasked() {
        return journal.stream()
                .filter(entry -> entry.kind() == Entry.Kind.MASKED)
                .reduce((earlier, later) -> later);
    }

    /** All keys are lost; what was sent and what was recorded stays. */
    SiteState crashed() {
        return new SiteState(journal, sessions.stream().map(Session::dead).toList());
    }

    boolean isAlive() {
        return sessions.stream().anyMatch(Session::alive);
    }

    SiteState renamed(Renaming names) {
        return new SiteState(
                journal.stream().map(entry -> entry.renamed(names)).toList(),
                sessions.stream().map(session -> session.renamed(names)).toList());
    }
}
