package io.covalence.secagg;

import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import java.util.ArrayList;
import java.util.List;

/** A journal whose facts outlive the sessions that record them. */
public final class KeptJournal implements Journal {
    private final List<Fact> facts;

    public KeptJournal(List<Fact> facts) {
        this.facts = new ArrayList<>(facts);
    }

    @Override
    public RoundHistory history() {
        return RoundHistory.of(facts);
    }

    @Override
    public void record(Fact fact) {
        history().with(fact);
        facts.add(Fact.decode(fact.encode()));
    }

    public List<Fact> facts() {
        return List.copyOf(facts);
    }
}
