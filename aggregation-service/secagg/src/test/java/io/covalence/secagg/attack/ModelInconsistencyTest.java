package io.covalence.secagg.attack;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.Randomness;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Lanes;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Roster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A service that gives one site another model than the others, so that the sum tells that site apart (Pasquini et al., CCS 2022).
 * The model's hash is in {@code ctx0}, so sites with different models share no session, no mask and no sum.
 */
final class ModelInconsistencyTest {
    private static final int VALUES = 1 << 16;
    private static final VectorLayout LAYOUT = new VectorLayout(VALUES, RingWidth.BITS_32, 0);

    private final Federation honest = withModel("model");
    private final Federation crafted = withModel("a model in which all gradients but one vanish");

    @Test
    void siteRefusesARosterInWhichAnotherHasAnotherModel() {
        var here = new RoundScript(honest, 81);
        var there = new RoundScript(crafted, 81);
        here.advertise(honest.sites().subList(0, 5));
        there.advertise(List.of(honest.site(5)));
        var members = new ArrayList<Advertise>(here.advertised.values());
        members.addAll(there.advertised.values());
        var roster = Roster.of(members);
        assertRefused(
                Code.WRONG_CONTEXT,
                () -> RoundScript.require(here.awaitingRoster, honest.site(0)).receive(roster));
        assertRefused(
                Code.WRONG_CONTEXT,
                () -> RoundScript.require(there.awaitingRoster, honest.site(5)).receive(roster));
    }

    @Test
    void siteThatIsAloneWithItsModelHasNoCohort() {
        var alone = new RoundScript(crafted, 82);
        alone.advertise(List.of(crafted.site(0)));
        assertRefused(
                Code.COHORT_TOO_SMALL,
                () -> RoundScript.require(alone.awaitingRoster, crafted.site(0)).receive(alone.roster()));
    }

    /** The vectors of five sites with one model and of one site with another add up to noise. */
    @Test
    void masksOfSitesWithDifferentModelsDoNotCancel() {
        var here = maskedBy(honest);
        var there = maskedBy(crafted);
        byte[] sum = new byte[VALUES * Integer.BYTES];
        for (int site = 0; site < 6; site++) {
            var script = site == 5 ? there : here;
            byte[] masked =
                    RoundScript.require(script.masked, honest.site(site)).chunk(0);
            Lanes.add(RingWidth.BITS_32, sum, 0, masked, 0, sum.length);
        }
        assertThat(Randomness.chiSquareOfBytes(sum))
                .isLessThan(Randomness.chiSquareQuantile(255, Randomness.ONE_IN_A_MILLION));
    }

    /**
     * What this does not prevent: a service may run two cohorts of three, each with a model of its own, and both sums open. That
     * every model is in the log shows it to everybody afterwards, and a site's own minimum prevents it.
     */
    @Test
    void twoCohortsWithAModelEachAreTwoRounds() {
        var three = honest.sites().subList(0, 3);
        var others = honest.sites().subList(3, 6);
        assertThat(sumOf(honest, three)).isEqualTo(honest.plainValues(three));
        assertThat(sumOf(crafted, others)).isEqualTo(crafted.plainValues(others));
    }

    private static long[] sumOf(Federation federation, List<SiteId> sites) {
        var script = new RoundScript(federation, 83);
        script.advertise(sites);
        script.share(sites);
        script.deliver(sites);
        script.mask(sites);
        script.agree(sites);
        script.unmask(sites);
        return script.sum().values(0, VALUES);
    }

    private static RoundScript maskedBy(Federation federation) {
        var script = new RoundScript(federation, 84);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(federation.sites());
        return script;
    }

    private static Federation withModel(String model) {
        return new Federation(6, 0, LAYOUT, Federation.contextOf("tenant", "study", 1, 1, model, "plan"));
    }
}
