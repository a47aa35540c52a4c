package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.client.Fact;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a model is named, a site agrees to one sum of updates from it, and to one of its figures. */
class ModelUsesTest {
    private static final StudyId STUDY = new StudyId("std_" + "s".repeat(20));
    private static final RunId RUN = new RunId("run_" + "a".repeat(20));
    private static final String MODEL = "c".repeat(64);
    private static final String ANOTHER = "d".repeat(64);

    /** Of a version, a hash that covers the run's id, too. */
    private static final String STATE = "1".repeat(64);

    private static final String NEXT_STATE = "2".repeat(64);

    @TempDir
    private Path folder = Path.of("");

    private ConnectorHome home = new ConnectorHome(Path.of("target"));

    @BeforeEach
    void prepare() {
        home = new ConnectorHome(folder.resolve("home")).prepare();
    }

    private void note(ModelUse use) {
        var known = PrivateFiles.readJson(home.use(RUN), RunUse.class).orElseGet(() -> new RunUse(RUN, STUDY));
        PrivateFiles.replace(home.use(RUN), Json.bytes(known.using(use)));
    }

    private void agree(String version) {
        mask(version);
        var hash = ByteString.ofHex(version);
        new RoundJournal(home).of(RUN).record(new Fact.Agreed(hash, hash));
    }

    private void mask(String version) {
        var hash = ByteString.ofHex(version);
        var journal = new RoundJournal(home).of(RUN);
        journal.record(new Fact.Opened(home.journal(RUN).toFile().length() + 1, 1, Optional.of(hash)));
        journal.record(new Fact.Masked(hash, 2, List.of(new SiteId("a"), new SiteId("b"))));
    }

    private static ModelUse training(String version, String model) {
        return new ModelUse(version, model, true, true);
    }

    private static ModelUse evaluation(String version, String model) {
        return new ModelUse(version, model, false, true);
    }

    /** The first round of a run that begins with another one's model. */
    private static ModelUse start(String version, String model) {
        return new ModelUse(version, model, true, false);
    }

    private void refused(ModelUse use, String words) {
        assertThatThrownBy(() -> new ModelUses(home).require(use)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo("model-spent");
            assertThat(failure.what()).contains(words, RUN.value());
        });
    }

    private void allowed(ModelUse use) {
        assertThatCode(() -> new ModelUses(home).require(use)).doesNotThrowAnyException();
    }

    @Test
    void modelFromWhichUpdatesWereSummedIsNotTrainedFromAgainUnderAnyHash() {
        note(training(STATE, MODEL));
        agree(STATE);

        refused(start(NEXT_STATE, MODEL), "updates from");
        refused(start(MODEL, MODEL), "updates from");
        allowed(start(NEXT_STATE, ANOTHER));
    }

    /** The last model of a run: what a run may begin with. */
    @Test
    void modelThatWasOnlyEvaluatedMayBeTrainedFromOnceAndIsNotScoredAgain() {
        note(evaluation(STATE, MODEL));
        agree(STATE);

        allowed(start(NEXT_STATE, MODEL));
        refused(evaluation(NEXT_STATE, MODEL), "figures of");
        refused(training(NEXT_STATE, MODEL), "figures of");

        note(start(NEXT_STATE, MODEL));
        agree(NEXT_STATE);
        refused(start(ANOTHER, MODEL), "updates from");
    }

    /** No session of it can be opened, so the same model may be worked on in the next round, or in another run. */
    @Test
    void roundThatWasNotAgreedToUsesNothing() {
        note(training(STATE, MODEL));
        mask(STATE);

        allowed(training(STATE, MODEL));
        allowed(start(NEXT_STATE, MODEL));
    }

    /** The training rounds from a version failed before anybody agreed, and then it was evaluated as the last one. */
    @Test
    void ofAVersionTheRoundThatWasAgreedToCounts() {
        note(training(STATE, MODEL));
        mask(STATE);
        note(evaluation(STATE, MODEL));
        agree(STATE);

        allowed(start(NEXT_STATE, MODEL));
    }

    /** All updates were zero, say: the next sum from the same model would tell the same again, with another cohort. */
    @Test
    void versionThatNoRoundChangedEndsTheRunOfAnyAlgorithm() {
        note(training(STATE, MODEL));
        agree(STATE);

        refused(training(NEXT_STATE, MODEL), "updates from");
        refused(evaluation(NEXT_STATE, MODEL), "figures of");
    }

    /** Most hashes were the models' own then. */
    @Test
    void journalFromBeforeUsesWereNotedForbidsWhatItsHashesName() {
        agree(MODEL);

        refused(start(STATE, MODEL), "updates from");
        allowed(start(STATE, ANOTHER));
    }

    /** The service may have offered an evaluation first, and had the site agree to a training round from the same version. */
    @Test
    void histogramThatWasAskedForThenDoesNotSayThatTheRoundWasAnEvaluation() {
        PrivateFiles.replace(home.use(RUN), Json.bytes(new RunUse(RUN, STUDY).scoring(MODEL)));
        agree(MODEL);

        refused(start(STATE, MODEL), "updates from");
        refused(evaluation(STATE, MODEL), "figures of");
    }
}
