package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.SiteId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SumMembershipTest extends WorkingSites {
    @BeforeEach
    void begin() {
        begin(3);
    }

    /** The bundle is a proper one of a round from the same version, with this site in its sum; but of another round or run. */
    @Test
    void evidenceCountsOnlyForTheRoundThatItIsOf() throws Exception {
        var offer = federation.open(1, RoundKind.TRAINING);
        var workers = federation.sites().stream()
                .map(site -> site.start(learning(0), NOBODY))
                .toList();
        assertThat(work(offer, workers)).containsOnly(new RoundOutcome.Contributed());

        assertThat(hold(offer, offer.runId(), 1, true)).isTrue();

        for (var last : List.of(true, false)) {
            assertOtherRound(offer, offer.runId(), 2, last);
            assertOtherRound(offer, "run_" + "o".repeat(20), 1, last);
        }
    }

    private void assertOtherRound(RoundOffer offer, String run, int number, boolean last) throws InterruptedException {
        if (last) {
            assertThatThrownBy(() -> hold(offer, run, number, true))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo("evidence-not-proper"));
        } else {
            assertThat(hold(offer, run, number, false)).isFalse();
        }
    }

    private boolean hold(RoundOffer offer, String run, int number, boolean last) throws InterruptedException {
        var site = federation.site(0);
        var charter = federation.charter().hash().hex();
        var origin = new VectorFile.Origin(run, offer.roundId(), number, offer.modelVersion(), charter);
        return new SumMembership(site.service(), new SiteId(site.id())).hold(origin, last);
    }
}
