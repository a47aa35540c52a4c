package io.covalence.connector.cli;

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
            "Files are checked together: tree heads by the charters among them, proofs by the tree heads."
        })
final class LedgerVerifyCommand extends Action {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files from the service or from another member.")
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
        var findings = LedgerCheck.of(files, charterHashes);
        boolean holds = findings.stream().allMatch(LedgerFinding::holds);
        return new Result(Map.of("holds", holds, "findings", findings), lines(findings), holds ? 0 : 1);
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
