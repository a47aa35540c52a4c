package io.covalence.connector.cli;

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
            var shown = ShownStudy.of(context.approvals().study(studyId), context);
            var found = shown.study();
            var lines = new ArrayList<>(shown.lines());
            if (shown.objections().isEmpty() && !shown.line().isApproved()) {
                lines.add("To approve exactly this: connector study approve " + study + " --digest "
                        + found.planSha256().substring(0, ReadDigest.SHOWN));
            }
            // Last, so that nothing of ours follows what somebody else wrote.
            lines.add("The question, in the sponsor's words, which promise and change nothing:");
            lines.addAll(PlainText.quoted(found.question()));
            return Result.of(
                    Map.of(
                            "study",
                            shown.line(),
                            "question",
                            found.question(),
                            "words",
                            shown.words(),
                            "objections",
                            shown.objections(),
                            "plan",
                            shown.plan()),
                    lines);
        }
    }
}
