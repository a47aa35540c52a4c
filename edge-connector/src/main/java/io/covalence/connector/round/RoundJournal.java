package io.covalence.connector.round;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this site must not forget for the masks to keep their promise: one {@link FactFile} for each run. What the facts allow is
 * for {@link RoundHistory} to say; this class only keeps them, and tells every run which models are spent in any of them: a service
 * that begins one run from the model of another would subtract their sums as well as two of one run. One process at a time works
 * in a home, so the files of other runs are read once; everything here is under one lock.
 */
public final class RoundJournal {
    /** Dozens of sessions: enough for somebody who looks into it, and read in no time. */
    private static final int LONGEST = 1 << 14;

    private final ConnectorHome home;
    private final Object lock = new Object();

    /** Of all runs; null until it is read. */
    private @Nullable Set<ByteString> spent;

    public RoundJournal(ConnectorHome home) {
        this.home = home;
    }

    /** The journal of one run. */
    public Journal of(String runId) {
        return new OfRun(runId);
    }

    /** A file that cannot be read stops every run: what it forbids is not known. */
    private Set<ByteString> spent() {
        var known = spent;
        if (known == null) {
            known = new LinkedHashSet<>();
            for (var file : home.journals()) {
                known.addAll(RoundHistory.of(new FactFile(file).facts()).spent());
            }
            spent = known;
        }
        return known;
    }

    private final class OfRun implements Journal {
        private final String runId;

        OfRun(String runId) {
            this.runId = runId;
        }

        @Override
        public RoundHistory history() {
            synchronized (lock) {
                return RoundHistory.of(file().facts()).spentElsewhere(spent());
            }
        }

        /**
         * Once a session is opened, only the models that are spent and the others' last M1 still matter of everything before it.
         * Then, and only then, a long file is begun anew with these.
         */
        @Override
        public void record(Fact fact) {
            synchronized (lock) {
                var everywhere = spent();
                var file = file();
                var before = RoundHistory.of(file.facts());
                before.spentElsewhere(everywhere).with(fact);
                var after = before.with(fact);
                var lasting = new ArrayList<>(after.lasting());
                if (fact instanceof Fact.Opened && file.size() >= LONGEST + FactFile.size(lasting)) {
                    lasting.add(fact);
                    file.restart(lasting);
                } else {
                    file.append(fact);
                }
                everywhere.addAll(after.spent());
            }
        }

        private FactFile file() {
            return new FactFile(home.journal(runId));
        }
    }
}
