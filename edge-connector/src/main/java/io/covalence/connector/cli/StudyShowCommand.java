package io.covalence.connector.cli;

import io.covalence.connector.study.PlanWords;
import io.covalence.contract.text.PlainText;
import java.util.ArrayList;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows a study's plan in plain words.")
final class StudyShowCommand extends Action {
    @Parameters(paramLabel = "ID", description = "The study's id.")
    private String study = "";

    StudyShowCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        var studyId = StudyArgument.read(study);
        try (var context = ConnectorContext.open(home(), surroundings())) {
            var approvals = context.approvals();
            var found = approvals.study(studyId);
            var plan = approvals.plan(found);
            var words = PlanWords.of(plan);
            var objections = approvals.objections(found);
            var line = StudyLine.of(found, context.decisions().find(studyId));
            var lines = new ArrayList<String>();
            lines.add(PlainText.inQuotes(found.name()) + ", by " + PlainText.inQuotes(found.tenantName()));
            lines.addAll(words);
            lines.add("Plan digest: " + found.planSha256());
            lines.add("Decision here: " + line.decision());
            objections.forEach(objection -> lines.add("This site's policy forbids it: " + objection));
            if (objections.isEmpty()) {
                lines.add("To approve exactly this: connector study approve " + study + " --digest "
                        + found.planSha256().substring(0, 12));
            }
            // Last, so that nothing of ours follows what somebody else wrote.
            lines.add("The question, in the sponsor's words, which promise and change nothing:");
            lines.addAll(PlainText.quoted(found.question()));
            return Result.of(
                    Map.of(
                            "study",
                            line,
                            "question",
                            found.question(),
                            "words",
                            words,
                            "objections",
                            objections,
                            "plan",
                            plan),
                    lines);
        }
    }
}
