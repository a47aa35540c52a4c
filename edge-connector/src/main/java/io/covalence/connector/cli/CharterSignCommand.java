package io.covalence.connector.cli;

import io.covalence.connector.policy.ColluderWarning;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sign",
        description = {
            "Signs a study's charter with this site's identity key.",
            "Rounds are worked on only under exactly this charter; a later version has to be signed again."
        })
final class CharterSignCommand extends Action {
    @Parameters(paramLabel = "STUDY", description = "The study's id.")
    private String study = "";

    @Option(
            names = "--digest",
            paramLabel = "HEX",
            description = "Beginning of the digest of the charter that was read; another one is not signed.")
    private String digest = "";

    CharterSignCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        var studyId = StudyArgument.read(study);
        try (var context = ConnectorContext.open(home(), surroundings())) {
            var view = context.charterSigner().sign(studyId, digest);
            var lines = new ArrayList<String>();
            lines.add("Signed: version " + view.version() + " of the charter of " + study + ", " + view.hash() + ".");
            lines.add("Its number: " + view.number());
            ColluderWarning.of(view.assumedColluders()).ifPresent(lines::add);
            lines.add(
                    view.complete()
                            ? "Everybody has signed who must. Next: connector run"
                            : "Not everybody has signed yet. Look again with: connector charter show " + study);
            return Result.of(view, lines);
        }
    }
}
