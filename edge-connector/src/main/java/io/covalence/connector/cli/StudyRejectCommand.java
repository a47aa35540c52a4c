package io.covalence.connector.cli;

import io.covalence.contract.text.PlainText;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "reject", description = "Rejects a study's plan: no round of it is worked on here.")
final class StudyRejectCommand extends Action {
    @Parameters(paramLabel = "ID", description = "The study's id.")
    private String study = "";

    StudyRejectCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        var studyId = StudyArgument.read(study);
        try (var context = ConnectorContext.open(home(), surroundings())) {
            var approvals = context.approvals();
            var decision = approvals.reject(approvals.study(studyId));
            return Result.of(
                    Map.of("study", study, "planSha256", decision.planSha256(), "decision", "rejected"),
                    "Rejected: " + PlainText.inQuotes(decision.name())
                            + ". The service was told that this site is not ready.");
        }
    }
}
