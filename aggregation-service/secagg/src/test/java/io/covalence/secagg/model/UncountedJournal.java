package io.covalence.secagg.model;

import io.covalence.secagg.KeptJournal;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import java.util.List;

/** Forgets the members' M1: the model does not count them, and has a site send the same one in whatever order attempts come. */
final class UncountedJournal implements Journal {
    private final KeptJournal journal = new KeptJournal(List.of());

    @Override
    public RoundHistory history() {
        return journal.history();
    }

    @Override
    public void record(Fact fact) {
        journal.record(
                switch (fact) {
                    case Fact.Opened opened -> new Fact.Opened(opened.round(), opened.attempt(), opened.model());
                    case Fact.Masked masked -> new Fact.Masked(masked.session(), masked.threshold(), masked.members());
                    default -> fact;
                });
    }
}
