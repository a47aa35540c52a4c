package io.covalence.connector.doctor;

import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.WatchedLogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at what this site holds the service to: signed charters, known logs, evidence. */
final class Trust {
    private Trust() {}

    static List<Finding> examine(ConnectorHome home) {
        var findings = new ArrayList<Finding>();
        for (var charter : new PinnedCharters(home).all()) {
            var subject = "charter " + charter.study();
            var found = "version " + charter.version() + ", " + charter.hash();
            findings.add(
                    charter.inForce()
                            ? Finding.pass(subject, found)
                            : Finding.warn(
                                    subject,
                                    found + ", not known to be signed by everybody",
                                    "Run: connector charter show " + charter.study()));
        }
        for (var log : WatchedLogs.all(home)) {
            findings.add(Finding.pass("log " + log.tenant(), log.entries() + " entries"));
        }
        findings.add(evidence(new EvidenceFolder(home)));
        return findings;
    }

    private static Finding evidence(EvidenceFolder evidence) {
        var split = evidence.splitView();
        if (split.isPresent()) {
            return Finding.fail(
                    "evidence",
                    "the service keeps two logs: " + split.get(),
                    "Show the file to the study's other members. No round is worked on while it lies there.");
        }
        return Finding.pass(
                "evidence", evidence.lastBundle().map(Path::toString).orElse("no round's bundle yet"));
    }
}
