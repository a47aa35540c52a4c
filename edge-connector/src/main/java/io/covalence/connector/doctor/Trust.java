package io.covalence.connector.doctor;

import io.covalence.connector.charter.PinnedCharter;
import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.WatchedLogs;
import io.covalence.contract.charter.SiteCharter;
import io.covalence.contract.id.StudyId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /**
     * What waits for a person of this site.
     *
     * @param offered the charters that the service shows this site
     */
    static List<Finding> unsigned(ConnectorHome home, List<SiteCharter> offered) {
        var signed =
                new PinnedCharters(home).all().stream().map(PinnedCharter::hash).collect(Collectors.toSet());
        var newest = new TreeMap<StudyId, SiteCharter>();
        offered.forEach(charter -> newest.merge(
                charter.studyId(), charter, (one, other) -> one.version() > other.version() ? one : other));
        return newest.values().stream()
                .filter(charter -> !signed.contains(charter.hash()))
                .map(charter -> Finding.warn(
                        "charter " + charter.studyId(),
                        "version " + charter.version() + " waits for this site's signature",
                        "Run: connector charter show " + charter.studyId() + ", and sign it if it is right."))
                .toList();
    }

    private static Finding evidence(EvidenceFolder evidence) {
        var split = evidence.splitView();
        if (split.isPresent()) {
            return Finding.fail(
                    "evidence",
                    "the service keeps two logs: " + split.get(),
                    "Show the file to the study's other members. No round is worked on while it lies there.");
        }
        var doubted = evidence.doubtedHead();
        if (doubted.isPresent()) {
            return Finding.warn(
                    "evidence",
                    "once the service did not show that its log continues the known one: " + doubted.get(),
                    "Ask the study's other members whether they saw the same; move the head-* files away when it is settled.");
        }
        return Finding.pass(
                "evidence", evidence.lastBundle().map(Path::toString).orElse("no round's bundle yet"));
    }
}
