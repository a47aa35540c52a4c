package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Json;
import io.covalence.connector.Sha256;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.KnownModel;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.learning.step.VersionHash;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.client.Fact;
import io.covalence.testkit.TestPlans;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site begins with another run's model if the plan that its people approved names that model, and once. */
class WarmStartTest extends WorkingSites {
    private static final String MODEL = Sha256.hex(Federation.model(0));

    /** The hash of a version that covers more than the model. */
    private static final String STATE = "1".repeat(64);

    private static final RunId OTHER_RUN = new RunId("run_" + "o".repeat(20));

    private static StudyPlan starting(String sha256) {
        var start = new WarmStart(OTHER_RUN, 5, sha256);
        return Federation.PLAN.with(Federation.PLAN.learning().startingFrom(start));
    }

    private List<RoundOutcome> work() throws Exception {
        return work(federation.open(1, RoundKind.TRAINING));
    }

    private List<RoundOutcome> work(RoundOffer offer) throws Exception {
        return work(
                offer,
                List.of(
                        federation.site(0).start(learning(0), NOBODY),
                        federation.site(1).start(learning(1), NOBODY),
                        federation.site(2).start(learning(2), NOBODY)));
    }

    /** As if each site had agreed to a sum of the other run, from a version of such a hash. */
    private void agreed(String version) {
        var hash = ByteString.ofHex(version);
        for (var site : federation.sites()) {
            var journal = new RoundJournal(site.home()).of(OTHER_RUN);
            journal.record(new Fact.Opened(1, 1, Optional.of(hash)));
            journal.record(new Fact.Masked(hash, 2, List.of(new SiteId("a"), new SiteId("b")), List.of()));
            journal.record(new Fact.Agreed(hash, hash));
        }
    }

    private void noted(ModelUse use) {
        var noted = Json.bytes(new RunUse(OTHER_RUN, Federation.STUDY).using(use));
        federation.sites().forEach(site -> PrivateFiles.replace(site.home().use(OTHER_RUN), noted));
    }

    private void known(int version, String hash) {
        var model = new KnownModel(OTHER_RUN, version, hash);
        federation.sites().forEach(site -> new EvidenceFolder(site.home()).keep(model));
    }

    private void refused(String why) throws Exception {
        assertThat(work()).allSatisfy(outcome -> assertThat(outcome.toString()).contains(why));
    }

    @Test
    void sitesThatEvaluatedTheModelMayAgreeToASumOfUpdatesFromIt() throws Exception {
        begin(3, starting(MODEL));
        noted(new ModelUse(MODEL, MODEL, false, true));
        agreed(MODEL);
        known(5, MODEL);

        assertThat(work()).containsOnly(new RoundOutcome.Contributed());
    }

    /** Whatever hash the other run had for it: that of an algorithm with more state covers the run's id, too. */
    @Test
    void modelFromWhichASiteHasSummedUpdatesIsRefused() throws Exception {
        begin(3, starting(MODEL));
        noted(new ModelUse(STATE, MODEL, true, true));
        agreed(STATE);

        refused("agreed before to open a sum of updates from the model");
    }

    /** A plan that has approval and charter may still name a version from which updates were summed. */
    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void versionThatIsNotTheLastOneThatThisSiteKnowsIsRefused(int version) throws Exception {
        begin(3, starting(MODEL));
        known(version, MODEL);

        refused("the last one that this site knows of it is version " + version);
    }

    @Test
    void modelThatIsNotThatOfTheKnownVersionIsRefused() throws Exception {
        begin(3, starting(MODEL));
        known(5, "e".repeat(64));

        refused("is not known here as version 5");
    }

    /** Its hash covers more than the model; that it is this model, the site knows from its own work on it. */
    @Test
    void knownVersionOfAnAlgorithmWithMoreStateMayBeBegunWith() throws Exception {
        begin(3, starting(MODEL));
        noted(new ModelUse(STATE, MODEL, false, true));
        agreed(STATE);
        known(5, STATE);

        assertThat(work()).containsOnly(new RoundOutcome.Contributed());
    }

    /** The other run may not go on from it, nor may a third one have it. */
    @Test
    void modelThatARunBeganWithIsNotTrainedFromAnywhereElse() throws Exception {
        begin(3, starting(MODEL));
        assertThat(work()).containsOnly(new RoundOutcome.Contributed());

        for (var site : federation.sites()) {
            var uses = new ModelUses(site.home());
            assertThatThrownBy(() -> uses.require(new ModelUse(STATE, MODEL, true, false)))
                    .hasMessageContaining("updates from the model");
            uses.require(new ModelUse(STATE, MODEL, false, true));
        }
    }

    /** What the run that makes a model tells of it: of all versions but the last one updates and figures, in one sum. */
    @Test
    void trainingRoundOfAnyRunTellsUpdatesAndFigures() throws Exception {
        begin(3);
        assertThat(work()).containsOnly(new RoundOutcome.Contributed());

        for (var site : federation.sites()) {
            var uses = new ModelUses(site.home());
            assertThatThrownBy(() -> uses.require(new ModelUse(STATE, MODEL, true, false)))
                    .hasMessageContaining("updates from the model");
            assertThatThrownBy(() -> uses.require(new ModelUse(STATE, MODEL, false, true)))
                    .hasMessageContaining("figures of the model");
        }
    }

    /** And of the last one figures alone. */
    @Test
    void evaluationTellsFiguresAndLeavesTheModelToBeBegunWith() throws Exception {
        begin(3);
        federation.trained();
        int last = Federation.PLAN.schedule().rounds();
        var model = Sha256.hex(Federation.model(last));

        assertThat(work(federation.open(last + 1, RoundKind.EVALUATION))).containsOnly(new RoundOutcome.Contributed());

        for (var site : federation.sites()) {
            var uses = new ModelUses(site.home());
            uses.require(new ModelUse(STATE, model, true, false));
            assertThatThrownBy(() -> uses.require(new ModelUse(STATE, model, false, true)))
                    .hasMessageContaining("figures of the model");
        }
    }

    /** Control variates are of a run, so those of the first round are zeros, the federation's and the site's own. */
    @Test
    void algorithmWithMoreStateBeginsItAnew() throws Exception {
        var scaffold =
                new TestPlans(starting(MODEL)).with(new Scaffold(1, 100, 10)).plan();
        begin(3, scaffold);
        var learning = IntStream.range(0, 3).mapToObj(ControlledLearning::of).toList();
        var workers = IntStream.range(0, 3)
                .mapToObj(site -> federation.site(site).start(learning.get(site), NOBODY))
                .toList();

        assertThat(work(federation.open(1, RoundKind.TRAINING), workers)).containsOnly(new RoundOutcome.Contributed());
        assertThat(learning).allSatisfy(site -> {
            assertThat(site.own()).isZero();
            assertThat(site.seen().getLast().shared(Scaffold.CONTROL)).containsOnly(0);
        });
    }

    /** Updates are summed from it, which were not before; figures are not, which were. */
    @Test
    void modelThatIsBegunWithIsNotScoredAgain() throws Exception {
        begin(3, starting(MODEL));
        work();

        assertThat(federation.service().sum().limbs())
                .as("weights of three sites, and no rows evaluated")
                .satisfies(limbs -> assertThat(limbs[UpdateLayout.WEIGHT]).isPositive())
                .satisfies(
                        limbs -> assertThat(limbs[UpdateLayout.ROWS_EVALUATED]).isZero());
    }

    /** Whichever run the second one is, and whatever it calls the version. */
    @Test
    void noSecondRunBeginsWithIt() throws Exception {
        begin(3, starting(MODEL));
        agreed(VersionHash.initial(starting(MODEL), OTHER_RUN, MODEL));

        assertThat(work())
                .allSatisfy(outcome -> assertThat(outcome.toString()).contains("agreed to open a sum from the model"));
    }

    @Test
    void anotherModelThanThePlanNamesIsRefused() throws Exception {
        begin(3, starting("e".repeat(64)));

        assertThat(work())
                .allSatisfy(outcome ->
                        assertThat(outcome.toString()).contains("does not begin with the model that its plan names"));
    }
}
