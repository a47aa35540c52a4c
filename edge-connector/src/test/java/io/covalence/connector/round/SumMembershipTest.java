package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.round.KeptVectors.Succession;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.id.RunId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.RoundResult;
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

        assertThat(hold(offer, offer.runId(), 1, Succession.DIRECT)).isTrue();

        for (var offered : Succession.values()) {
            assertOtherRound(offer, offer.runId(), 2, offered);
            assertOtherRound(offer, new RunId("run_" + "o".repeat(20)), 1, offered);
        }
    }

    private void assertOtherRound(RoundOffer offer, RunId run, int number, Succession offered)
            throws InterruptedException {
        if (offered == Succession.LATER) {
            assertThat(hold(offer, run, number, offered)).isFalse();
        } else {
            assertThatThrownBy(() -> hold(offer, run, number, offered))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo("evidence-not-proper"));
        }
    }

    /** It has opened the sum, withholds the evidence, and says that there is none: the version after it is offered all the same. */
    @Test
    void roundCannotHaveFailedWhoseVersionIsOfferedNext() throws Exception {
        var offer = federation.open(1, RoundKind.TRAINING);
        federation
                .server()
                .route(
                        "GET",
                        ".*/result",
                        (request, path) -> Reply.json(
                                200, new RoundResult(offer.roundId(), RoundPhase.FAILED, "a lie", 0, 0, "", "")));

        assertThatThrownBy(() -> hold(offer, offer.runId(), 1, Succession.DIRECT))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("no-evidence-yet"));
        assertThat(hold(offer, offer.runId(), 1, Succession.NEXT_VERSION)).isFalse();
        assertThat(hold(offer, offer.runId(), 1, Succession.LATER)).isFalse();
    }

    private boolean hold(RoundOffer offer, RunId run, int number, Succession offered) throws InterruptedException {
        var site = federation.site(0);
        var charter = federation.charter().hash().hex();
        var origin = new VectorFile.Origin(run, offer.roundId(), number, offer.modelVersion(), charter);
        return new SumMembership(site.service(), site.id()).hold(origin, offered);
    }
}
