package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Sha256;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.KnownModel;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.step.VersionHash;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.client.Fact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A site begins with another run's model if the plan that its people approved names that model, and once. */
class WarmStartTest extends WorkingSites {
    private static final String MODEL = Sha256.hex(Federation.model(0));
    private static final RunId OTHER_RUN = new RunId("run_" + "o".repeat(20));

    private static StudyPlan starting(String sha256) {
        var start = new WarmStart(OTHER_RUN, 5, sha256);
        return Federation.PLAN.with(Federation.PLAN.learning().startingFrom(start));
    }

    private List<RoundOutcome> work() throws Exception {
        return work(
                federation.open(1, RoundKind.TRAINING),
                List.of(
                        federation.site(0).start(learning(0), NOBODY),
                        federation.site(1).start(learning(1), NOBODY),
                        federation.site(2).start(learning(2), NOBODY)));
    }

    /** As if each site had agreed to a sum from it in another run. */
    private void agreed(String model) {
        var hash = ByteString.ofHex(model);
        for (var site : federation.sites()) {
            var journal = new RoundJournal(site.home()).of(OTHER_RUN);
            journal.record(new Fact.Opened(1, 1, Optional.of(hash)));
            journal.record(new Fact.Masked(hash, 2, List.of(new SiteId("a"), new SiteId("b")), List.of()));
            journal.record(new Fact.Agreed(hash, hash));
        }
    }

    @Test
    void sitesThatAgreedToASumFromTheModelMayAgreeToThisOne() throws Exception {
        begin(3, starting(MODEL));
        agreed(MODEL);

        assertThat(work()).containsOnly(new RoundOutcome.Contributed());
    }

    /** A plan that has approval and charter may still name a version from which updates were summed. */
    @Test
    void versionFromWhichThisSiteKnowsALaterOneIsRefused() throws Exception {
        begin(3, starting(MODEL));
        federation.sites().forEach(site -> new EvidenceFolder(site.home()).keep(new KnownModel(OTHER_RUN, 6, MODEL)));

        assertThat(work())
                .allSatisfy(outcome -> assertThat(outcome.toString()).contains("this site knows version 6 was made"));
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
