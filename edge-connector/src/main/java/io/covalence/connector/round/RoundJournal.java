package io.covalence.connector.round;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import java.util.ArrayList;

/**
 * What this site must not forget for the masks to keep their promise: one {@link FactFile} for each run. What the facts allow is
 * for {@link RoundHistory} to say; this class only keeps them.
 */
public final class RoundJournal {
    /** Dozens of sessions: enough for somebody who looks into it, and read in no time. */
    private static final int LONGEST = 1 << 14;

    /** Bytes of a line that says which model is spent. */
    private static final int LASTING_LINE = 80;

    private final ConnectorHome home;

    public RoundJournal(ConnectorHome home) {
        this.home = home;
    }

    /** The journal of one run. */
    public Journal of(String runId) {
        return new OfRun(runId);
    }

    private final class OfRun implements Journal {
        private final String runId;

        OfRun(String runId) {
            this.runId = runId;
        }

        @Override
        public synchronized RoundHistory history() {
            return RoundHistory.of(file().facts());
        }

        /**
         * Once a session is opened, only the models that are spent still matter of everything before it. Then, and only then, a
         * long file is begun anew with these.
         */
        @Override
        public synchronized void record(Fact fact) {
            var file = file();
            var lasting =
                    new ArrayList<>(RoundHistory.of(file.facts()).with(fact).lasting());
            if (fact instanceof Fact.Opened && file.size() >= LONGEST + LASTING_LINE * lasting.size()) {
                lasting.add(fact);
                file.restart(lasting);
            } else {
                file.append(fact);
            }
        }

        private FactFile file() {
            return new FactFile(home.journal(runId));
        }
    }
}
