package io.covalence.secagg.client;

/**
 * A journal that is forgotten with this object: for rehearsals, in which nothing real is masked. A site that takes part in a round
 * keeps a journal that outlives it.
 */
public final class VolatileJournal implements Journal {
    private RoundHistory history = RoundHistory.empty();

    @Override
    public synchronized RoundHistory history() {
        return history;
    }

    @Override
    public synchronized void record(Fact fact) {
        history = history.with(fact);
    }
}
