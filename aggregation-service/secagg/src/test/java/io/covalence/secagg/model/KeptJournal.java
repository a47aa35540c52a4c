package io.covalence.secagg.model;

import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import java.util.ArrayList;
import java.util.List;

/** A journal whose facts outlive the sessions that record them. */
final class KeptJournal implements Journal {
    private final List<Fact> facts;

    KeptJournal(List<Fact> facts) {
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

    List<Fact> facts() {
        return List.copyOf(facts);
    }
}
