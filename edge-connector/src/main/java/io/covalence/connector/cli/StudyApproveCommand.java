package io.covalence.connector.cli;

import io.covalence.contract.text.PlainText;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        description = {
            "Approves a study's plan, signed with this site's identity key.",
            "Rounds are worked on only for exactly this plan; a changed one has to be approved again."
        })
final class StudyApproveCommand extends Action {
    @Parameters(paramLabel = "ID", description = "The study's id.")
    private String study = "";

    @Option(
            names = "--digest",
            paramLabel = "HEX",
            description = "Beginning of the digest of the plan that was read; another plan is not approved.")
    private String digest = "";

    StudyApproveCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        StudyId.require(study);
        try (var workplace = Workplace.open(home(), surroundings())) {
            var desk = workplace.desk();
            var decision = desk.approve(desk.study(study), digest);
            return Result.of(
                    Map.of("study", study, "planSha256", decision.planSha256(), "decision", "approved"),
                    List.of(
                            "Approved: " + PlainText.inQuotes(decision.name()) + ", plan " + decision.planSha256()
                                    + ".",
                            "Next: connector data check --study " + study + ", then connector run",
                            "When the sponsor starts the run, its charter is to be signed: connector charter show "
                                    + study));
        }
    }
}
