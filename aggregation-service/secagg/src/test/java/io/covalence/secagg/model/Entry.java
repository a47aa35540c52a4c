package io.covalence.secagg.model;

/** A fact in a site's journal. Sets of sites are bit masks. */
record Entry(Kind kind, int attempt, int roster, int sharing, int survivors) {
    enum Kind {
        OPENED,
        MASKED,
        VOTED,
        AGREED,
        ANSWERED
    }

    static Entry of(Kind kind, int attempt, Session session) {
        return new Entry(kind, attempt, session.roster(), session.sharing(), session.survivors());
    }

    Entry renamed(Renaming names) {
        return new Entry(kind, attempt, names.set(roster), names.set(sharing), names.set(survivors));
    }
}
