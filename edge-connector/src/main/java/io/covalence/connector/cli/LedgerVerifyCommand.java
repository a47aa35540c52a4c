package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.ledger.LedgerCheck;
import io.covalence.connector.ledger.LedgerFinding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Checks evidence bundles, charters, tree heads and proofs from files alone, without a connection.",
            "Files are checked together: tree heads by the charters among them, proofs by the tree heads.",
            "Without a file all bundles of this site's own folder are checked, by the charters that it has signed."
        })
final class LedgerVerifyCommand extends Action {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files from the service or from another member. Default: all bundles of this site's"
                    + " own folder, one line each.")
    private List<Path> files = List.of();

    @Option(
            names = "--charter-hash",
            paramLabel = "HASH",
            description = "Hash of a charter version that you know, such as the one your site signed. Every charter"
                    + " among the files must contain it. May be repeated, for files of several studies.")
    private List<String> charterHashes = List.of();

    LedgerVerifyCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() {
        if (files.isEmpty()) {
            return own();
        }
        var findings = LedgerCheck.of(files, charterHashes);
        boolean holds = findings.stream().allMatch(LedgerFinding::holds);
        return new Result(Map.of("holds", holds, "findings", findings), lines(findings), holds ? 0 : 1);
    }

    private Result own() {
        if (!charterHashes.isEmpty()) {
            throw Failure.usage(
                    "--charter-hash is for files that are named: for its own bundles this site has its signed charters.",
                    "Run: connector ledger verify");
        }
        var evidence = new OwnEvidence(home());
        var findings = evidence.check();
        if (findings.isEmpty()) {
            new EnrolmentFile(home()).require();
        }
        boolean holds = findings.stream().allMatch(LedgerFinding::holds);
        return new Result(Map.of("holds", holds, "findings", findings), ownLines(findings), holds ? 0 : 1);
    }

    private static List<String> ownLines(List<LedgerFinding> findings) {
        if (findings.isEmpty()) {
            return List.of(
                    "There is no bundle here yet. One comes after each round that this site has contributed to.");
        }
        var lines = new ArrayList<String>();
        findings.forEach(finding -> lines.add(OwnEvidence.line(finding)));
        var failed = findings.stream().filter(finding -> !finding.holds()).toList();
        lines.add(
                failed.isEmpty()
                        ? "Everything holds."
                        : "Failed checks: " + failed.size() + " of " + findings.size()
                                + ". Each in full: connector ledger" + " verify "
                                + String.join(" ", failed.getFirst().files()));
        return lines;
    }

    private static List<String> lines(List<LedgerFinding> findings) {
        var lines = new ArrayList<String>();
        for (var finding : findings) {
            lines.add((finding.holds() ? "PASS  " : "FAIL  ") + String.join(", ", finding.files()));
            finding.sentences().forEach(sentence -> lines.add("      " + sentence));
        }
        long failures = findings.stream().filter(finding -> !finding.holds()).count();
        lines.add(failures == 0 ? "Everything holds." : "Failed checks: " + failures + " of " + findings.size() + ".");
        return lines;
    }
}
