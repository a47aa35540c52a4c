package io.covalence.secagg.model;

import java.util.List;
import java.util.Optional;

/** What a site accepts. Sets of sites are bit masks; attempts count over all rounds, from 0. */
interface Rules {
    int threshold(int roster);

    boolean allowsRoster(int roster);

    boolean allowsSharing(int roster, int sharing);

    boolean allowsSurvivors(int roster, int sharing, int survivors);

    /** Whether M7 of these sites on these survivors let a site answer. */
    boolean isQuorum(int attempt, int roster, int sharing, int survivors, int agreeing);

    /**
     * Whether a site may open an attempt when these sites voted to abort the session that it masked last.
     *
     * @param round from 1
     * @param number of the attempt in its round, from 1
     */
    boolean mayOpen(List<Entry> journal, int round, int number, int voters);

    /** Whether the journal takes the fact. */
    boolean accepts(List<Entry> journal, Entry next);

    /** What a site that lost its keys records to vote, empty when it may not or need not. */
    Optional<Entry> lostVote(int site, List<Entry> journal);
}
