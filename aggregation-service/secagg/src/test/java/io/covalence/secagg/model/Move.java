package io.covalence.secagg.model;

/**
 * Something that the service or fate does to one site.
 *
 * @param set the U1, U2 or U3 that is shown to it
 * @param lacking dealers whose share it complains about when it is shown U2
 * @param lost the site crashes after it has recorded the fact and before it sends the message
 */
record Move(Kind kind, int site, int attempt, int set, int lacking, boolean lost) {
    Move(Kind kind, int site, int attempt, int set, boolean lost) {
        this(kind, site, attempt, set, 0, lost);
    }

    Move lacking(int dealers) {
        return new Move(kind, site, attempt, set, dealers, lost);
    }

    Move andLost() {
        return new Move(kind, site, attempt, set, lacking, true);
    }

    enum Kind {
        /** The site advertises. */
        OPEN,
        /** It takes M2 and deals. */
        DEAL,
        /** It takes M4 and masks. */
        MASK,
        /** It takes M6 and agrees. */
        AGREE,
        /** It takes M8 and reveals shares. */
        ANSWER,
        /** It gives up before it has agreed and votes to abort. */
        VOTE,
        /** It has lost its keys, is started anew and votes to abort. */
        VOTE_LOST,
        CRASH
    }
}
