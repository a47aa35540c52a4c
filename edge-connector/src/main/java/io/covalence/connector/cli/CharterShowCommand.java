package io.covalence.connector.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = {
            "Shows a study's charter in plain words, and what changed since this site signed one.",
            "Read its number to the other members over the telephone: the service cannot forge that."
        })
final class CharterShowCommand extends Action {
    @Parameters(paramLabel = "STUDY", description = "The study's id.")
    private String study = "";

    CharterShowCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        var studyId = StudyArgument.read(study);
        try (var context = ConnectorContext.open(home(), surroundings())) {
            var view = context.named(context.charterSigner().show(studyId), messages());
            return Result.of(view, view.lines());
        }
    }
}
