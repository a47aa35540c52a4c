package io.covalence.connector.round;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.contract.id.RunId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts that this site must not forget, since the protection of masks depends on them: one {@link FactFile} for
 * each run. {@link RoundHistory} decides what the facts allow. This class keeps them, and tells every run which models
 * are spent in any run, since a service that starts one run from the model of another could subtract their sums. Only
 * one process works in a home, so the files of other runs are read once; everything here is under one lock.
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
    public Journal of(RunId runId) {
        return new OfRun(runId);
    }

    /** What this site has told of models, by their bytes, in the sums that the journals say it agreed to. */
    ModelUses modelUses() {
        return new ModelUses(home);
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
        private final RunId runId;

        OfRun(RunId runId) {
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
