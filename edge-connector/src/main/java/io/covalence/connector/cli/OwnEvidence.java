package io.covalence.connector.cli;

import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFolder;
import io.covalence.connector.ledger.LedgerCheck;
import io.covalence.connector.ledger.LedgerFinding;
import io.covalence.connector.transparency.EvidenceFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The bundles of this site's own folder, checked against the charters that were signed here and the logs that are known here. */
record OwnEvidence(ConnectorHome home) {
    /** Bundles of the most sites are far below a megabyte; what is checked at once is bounded. */
    private static final int AT_ONCE = 50;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** One finding for each bundle, by run and round; then what else does not hold. */
    List<LedgerFinding> check() {
        var bundles = new EvidenceFolder(home).bundles();
        var hashes = new PinnedCharters(home).hashes();
        var beside = new ArrayList<Path>(visible(home.charters()));
        beside.addAll(visible(home.logs()));
        beside.addAll(new EvidenceFolder(home).splitViews());
        var names = bundles.stream().map(Path::toString).toList();
        var ofBundles = new ArrayList<LedgerFinding>();
        var others = new LinkedHashSet<LedgerFinding>();
        for (int from = 0; from < bundles.size(); from += AT_ONCE) {
            var files = new ArrayList<>(bundles.subList(from, Math.min(bundles.size(), from + AT_ONCE)));
            files.addAll(beside);
            for (var finding : LedgerCheck.of(files, hashes)) {
                boolean ofBundle = finding.files().size() == 1
                        && names.contains(finding.files().getFirst());
                if (ofBundle) {
                    ofBundles.add(finding);
                } else if (!finding.holds()) {
                    others.add(finding);
                }
            }
        }
        ofBundles.sort(
                Comparator.comparing(finding -> inOrder(Path.of(finding.files().getFirst()))));
        ofBundles.addAll(others);
        return ofBundles;
    }

    /** A line for a finding. */
    static String line(LedgerFinding finding) {
        var files = finding.files().stream()
                .map(file -> String.valueOf(Path.of(file).getFileName()))
                .toList();
        var shown = finding.round();
        var says = finding.holds() && shown != null
                ? "round " + shown.round() + " of " + shown.run() + ", "
                        + shown.survivors().size() + " of " + shown.cohort().size() + " sites in the sum"
                : String.join(" ", finding.sentences());
        return (finding.holds() ? "PASS  " : "FAIL  ") + String.join(", ", files) + ": " + says;
    }

    private static List<Path> visible(Path folder) {
        return PrivateFolder.list(folder).stream()
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .toList();
    }

    /** With numbers as long as each other, so that round 2 comes before round 10. */
    private static String inOrder(Path bundle) {
        return NUMBER.matcher(bundle.getFileName().toString())
                .replaceAll(number -> "0".repeat(Math.max(0, 9 - number.group().length())) + number.group());
    }
}
