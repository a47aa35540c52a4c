package io.covalence.connector.cli;

import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.policy.ColluderWarning;
import io.covalence.contract.text.PlainText;
import java.util.ArrayList;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        description = {
            "Approves a study's plan, signed with this site's identity key.",
            "Rounds are worked on only for exactly this plan; a changed one has to be approved again.",
            "At a terminal the plan is shown and the answer asked for. A script gives --digest instead."
        })
final class StudyApproveCommand extends Action {
    @Parameters(paramLabel = "ID", description = "The study's id.")
    private String study = "";

    @Option(
            names = "--digest",
            paramLabel = "HEX",
            description = "First 12 or more digits of the digest of the plan that was read; another plan is not"
                    + " approved.")
    private String digest = "";

    StudyApproveCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        var studyId = StudyArgument.read(study);
        new EnrolmentFile(home()).require();
        var confirmation = confirmation();
        var read = ReadDigest.read(
                digest, confirmation, "connector study show " + study, "connector study approve " + study);
        try (var context = ConnectorContext.open(home(), surroundings())) {
            var approvals = context.approvals();
            var approved = approvals.study(studyId);
            approvals.requireDigest(approved, read);
            approvals.requirePermitted(approved);
            if (read.isEmpty()) {
                ask(confirmation, ShownStudy.of(approved, context));
            }
            var decision = approvals.approve(approved);
            var lines = new ArrayList<String>();
            lines.add("Approved: " + PlainText.inQuotes(decision.name()) + ", plan " + decision.planSha256() + ".");
            ColluderWarning.of(approvals.plan(approved).cohort().assumedColluders())
                    .ifPresent(lines::add);
            lines.add(new NextStep(home()).approved(studyId));
            lines.add("When the sponsor starts the run, its charter is to be signed: connector charter show " + study);
            return Result.of(
                    Map.of("study", study, "planSha256", decision.planSha256(), "decision", "approved"), lines);
        }
    }

    private void ask(Confirmation confirmation, ShownStudy shown) {
        confirmation.require(
                shown.lines(),
                "Approve exactly this plan",
                "Run it again when the plan is right. To refuse the plan: connector study reject " + study);
    }
}
