package io.covalence.load;

import java.util.List;

/** What goes wrong, one thing a round. */
enum Fault {
    NOTHING("nothing"),
    NOT_A_NUMBER("a site's update has a value that is not a number"),
    INFINITE("a site's update has an infinite value"),
    WRONG_LENGTH("a site's update is one value too short"),
    CHANGED_UPLOAD("a byte of a site's masked vector is changed on its way"),
    SHORT_UPLOAD("a site's masked vector is cut short"),
    KILLED_SITE("a site is killed when it has shared its secrets, and started again at once"),
    SILENT_SITE("a site is killed when it has shared its secrets, and started again when the round is over"),
    KILLED_SERVER("the server is killed when the first site shares its secrets, and started again at once"),
    NOTHING_MORE("nothing");

    private static final List<Fault> BY_ROUND = List.of(values());

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    static int rounds() {
        return BY_ROUND.size();
    }

    /** The fault of a round, from 1; the evaluation round, which comes last, has none. */
    static Fault in(int round) {
        return BY_ROUND.get(Math.clamp(round, 1, BY_ROUND.size()) - 1);
    }

    String words() {
        return words;
    }

    boolean killsSite() {
        return this == KILLED_SITE || this == SILENT_SITE;
    }
}
