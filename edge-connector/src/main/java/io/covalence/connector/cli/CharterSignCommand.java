package io.covalence.connector.cli;

import io.covalence.connector.charter.CharterView;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.policy.ColluderWarning;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sign",
        description = {
            "Signs a study's charter with this site's identity key.",
            "Rounds are worked on only under exactly this charter; a later version has to be signed again.",
            "At a terminal the charter is shown and the answer asked for. A script gives --digest instead."
        })
final class CharterSignCommand extends Action {
    @Parameters(paramLabel = "STUDY", description = "The study's id.")
    private String study = "";

    @Option(
            names = "--digest",
            paramLabel = "HEX",
            description = "First 12 or more digits of the digest of the charter that was read; another one is not"
                    + " signed.")
    private String digest = "";

    CharterSignCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        var studyId = StudyArgument.read(study);
        new EnrolmentFile(home()).require();
        var confirmation = confirmation();
        var read = ReadDigest.read(
                digest, confirmation, "connector charter show " + study, "connector charter sign " + study);
        try (var context = ConnectorContext.open(home(), surroundings())) {
            var signer = context.charterSigner();
            var view =
                    signer.sign(studyId, read.isEmpty() ? agreed(confirmation, context, signer.show(studyId)) : read);
            var lines = new ArrayList<String>();
            lines.add("Signed: version " + view.version() + " of the charter of " + study + ", " + view.hash() + ".");
            lines.add("Its number: " + view.number());
            ColluderWarning.of(view.assumedColluders()).ifPresent(lines::add);
            lines.add(
                    view.complete()
                            ? "Everybody has signed who must. " + new NextStep(home()).signed()
                            : "Not everybody has signed yet. Look again with: connector charter show " + study);
            return Result.of(view, lines);
        }
    }

    /** The digest of the charter that a person said yes to. One that this site may not sign is not asked about. */
    private String agreed(Confirmation confirmation, ConnectorContext context, CharterView shown)
            throws InterruptedException {
        if (shown.objections().isEmpty()) {
            confirmation.require(
                    context.named(shown, messages()).words(),
                    "Do the other members read the same number, and is this charter to be signed",
                    "Run it again when the members read the same number to you.");
        }
        return shown.hash();
    }
}
