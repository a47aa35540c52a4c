package io.covalence.connector.round;

import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.RoundHistory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this site must not forget for the masks to keep their promise, on the disk before the message that depends on it is
 * sent: one file for each run, with the facts since its last session was opened. Two runs of one plan start from the same
 * model: that their first updates are alike is not prevented here.
 */
public final class RoundJournal {
    private static final IdentityDirectory NOBODY = new IdentityDirectory(Map.of());

    private final ConnectorHome home;

    public RoundJournal(ConnectorHome home) {
        this.home = home;
    }

    /** The journal of one run. */
    public Journal of(String runId) {
        return new OfRun(runId);
    }

    /** Whether a session may still be opened for the offered round. */
    public boolean mayOpen(RoundOffer offer) {
        try {
            of(offer.runId()).history().requireMayOpen(offer.number(), offer.attempt(), Optional.empty(), NOBODY);
            return true;
        } catch (ProtocolViolation burnt) {
            return false;
        }
    }

    private final class OfRun implements Journal {
        private final String runId;

        OfRun(String runId) {
            this.runId = runId;
        }

        @Override
        public synchronized RoundHistory history() {
            return RoundHistory.of(facts());
        }

        @Override
        public synchronized void record(Fact fact) {
            var facts = new ArrayList<>(facts());
            RoundHistory.of(facts).with(fact);
            if (fact instanceof Fact.Opened) {
                facts.clear();
            }
            facts.add(fact);
            var lines = facts.stream()
                    .map(known -> HexFormat.of().formatHex(known.encode()))
                    .toList();
            PrivateFiles.replace(home.journal(runId), Json.bytes(new Entry(lines)));
        }

        private List<Fact> facts() {
            return PrivateFiles.readJson(home.journal(runId), Entry.class)
                    .map(entry -> entry.facts().stream()
                            .map(line -> Fact.decode(HexFormat.of().parseHex(line)))
                            .toList())
                    .orElse(List.of());
        }
    }

    /** The file's form: the canonical encoding of each fact, hex. */
    private record Entry(List<String> facts) {}
}
