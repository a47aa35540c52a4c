package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.contract.id.RunId;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.client.RoundHistory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sees to it that this site agrees to one sum of updates from a model, and to one of its figures, whatever runs, versions and
 * hashes name it. {@link io.covalence.secagg.client.RoundHistory} sees to the same of hashes. What a round would use is noted before
 * its session begins, and counts once a journal says that the site agreed. For use by one thread.
 */
final class ModelUses {
    private final ConnectorHome home;

    ModelUses(ConnectorHome home) {
        this.home = home;
    }

    /**
     * Checks that no sum that this site agreed to told the same of the model.
     *
     * @throws Failure (model-spent) otherwise
     */
    void require(ModelUse next) {
        for (var journal : home.journals()) {
            agreed(journal).filter(next::repeats).findFirst().ifPresent(before -> {
                boolean updates = next.trained() && before.trained();
                throw Failure.failed(
                        FailureCode.MODEL_SPENT,
                        "This site agreed before to open a sum of " + (updates ? "updates from" : "figures of")
                                + " the model that the round starts from, in the run " + ConnectorHome.run(journal)
                                + "; a second one could be subtracted from it.",
                        "Begin another run, with another model.");
            });
        }
    }

    /**
     * Notes what a round is about to use. Of a version the last note counts: once the site has agreed to a sum from it, no session
     * from it begins any more.
     */
    void note(RoundOffer offer, ModelUse use) {
        var file = home.use(offer.runId());
        var known =
                PrivateFiles.readJson(file, RunUse.class).orElseGet(() -> new RunUse(offer.runId(), offer.studyId()));
        var now = known.using(use);
        if (!now.equals(known)) {
            PrivateFiles.replace(file, Json.bytes(now));
        }
    }

    /**
     * The SHA-256 of the model behind a version of a run, if this site has ever worked on that version.
     *
     * @param version hash in hex
     */
    Optional<String> model(RunId runId, String version) {
        return PrivateFiles.readJson(home.use(runId), RunUse.class)
                .flatMap(use -> use.of(version))
                .map(ModelUse::model);
    }

    private Stream<ModelUse> agreed(Path journal) {
        var use = PrivateFiles.readJson(home.use(ConnectorHome.run(journal)), RunUse.class);
        return RoundHistory.of(new FactFile(journal).facts()).spent().stream()
                .map(ByteString::hex)
                .map(version -> use.flatMap(known -> known.of(version)).orElseGet(() -> unnoted(version)));
    }

    /**
     * Of a round from before uses were noted: the hash may be that of the model, and the round may have been of any kind. That a
     * histogram was asked for says nothing: that is noted of each offer, and another round from the version may have been agreed to.
     */
    private static ModelUse unnoted(String version) {
        return new ModelUse(version, version, true, true);
    }
}
