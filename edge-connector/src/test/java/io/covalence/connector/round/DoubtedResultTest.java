package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.RoundResult;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.message.Result;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a service says came of a round, and which model it goes on from: a site doubts what it did not agree to, and leaves. */
@Timeout(60)
class DoubtedResultTest extends AccountableSites {
    @Test
    void resultAboutSomethingElseIsDoubted() throws Exception {
        var workers = workers();
        work(federation.open(1, RoundKind.TRAINING), workers);
        var first = federation.service().result();
        federation.server().route("GET", ".*/result", (request, path) -> first);

        assertThat(work(federation.open(2, RoundKind.TRAINING), workers))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                RoundOutcome.Doubted.class,
                                doubted -> assertThat(doubted.why())
                                        .contains("about something else than this site agreed to")));
    }

    @Test
    void resultThatTheServiceDidNotSignIsDoubted() throws Exception {
        federation.server().route("GET", ".*/result", (request, path) -> {
            var honest = federation.service().signedResult();
            var forged = new Result(
                    honest.context(),
                    honest.session(),
                    honest.survivors(),
                    honest.survivorCount(),
                    honest.sumDigest(),
                    honest.modelVersion() + 1,
                    honest.modelHash(),
                    honest.transcriptRoot(),
                    honest.signature());
            return Reply.json(
                    200,
                    new RoundResult(
                            new RoundId("rnd_" + "0".repeat(20)),
                            RoundPhase.COMPLETED,
                            "",
                            4,
                            1,
                            "",
                            Base64.getEncoder().encodeToString(forged.encode())));
        });

        assertThat(work(federation.open(1, RoundKind.TRAINING), workers()))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(RoundOutcome.Doubted.class));
    }

    @Test
    void modelThatIsNotTheOneOfTheLastResultIsNotTrained() throws Exception {
        var workers = workers();
        work(federation.open(1, RoundKind.TRAINING), workers);
        // Logged and signed, but the result named another hash for version 1
        var offer = offerOfAnotherModel(2, 1);

        // Also by a connector that was started again since
        for (var worker : List.of(workers.getFirst(), workers().getFirst())) {
            assertThat(worker.work(offer)).isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(LeaveReason.MODEL);
                assertThat(refused.why()).contains("another one than the service named before");
            });
        }
    }

    @Test
    void runThatGoesBackToAnEarlierVersionOfItsModelIsLeft() throws Exception {
        var workers = workers();
        work(federation.open(1, RoundKind.TRAINING), workers);
        work(federation.open(2, RoundKind.TRAINING), workers);
        var offer = offerOfAnotherModel(3, 1);

        assertThat(workers.getFirst().work(offer)).isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(LeaveReason.MODEL);
            assertThat(refused.why()).contains("goes back to version 1");
        });
    }

    /** The first offer's round came to nothing, so no result ever named the version. */
    @Test
    void versionThatOnlyAnOfferNamedNeverComesWithAnotherHash() throws Exception {
        var honest = federation.open(3, RoundKind.TRAINING);
        federation.service().lose(federation.site(0).id().value());
        assertThat(workers().getFirst().work(honest)).isNotInstanceOf(RoundOutcome.Contributed.class);
        var offer = offerOfAnotherModel(4, 2);

        assertThat(workers().getFirst().work(offer)).isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(LeaveReason.MODEL);
            assertThat(refused.why()).contains("another one than the service named before");
        });
    }

    @Test
    void resultThatSkipsAVersionIsDoubtedAndDoesNotMoveTheRunOn() throws Exception {
        var signed = federation.sign(federation.context(1, 1), 0, Optional.empty());
        var skipping = federation.open(RoundKind.TRAINING, signed, 2);

        assertThat(work(skipping, workers()))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                RoundOutcome.Doubted.class,
                                doubted -> assertThat(doubted.why())
                                        .contains("from version 0 of the model names version 2; it had to be 1")));

        var known = new EvidenceFolder(federation.site(0).home()).newestModel(Federation.RUN);
        assertThat(known)
                .hasValueSatisfying(model -> assertThat(model.version()).isZero());
    }

    @Test
    void evaluationThatMakesAModelIsDoubted() throws Exception {
        federation.trained();
        var signed = federation.sign(federation.context(5, 1), 4, Optional.empty());

        assertThat(work(federation.open(RoundKind.EVALUATION, signed, 5), workers()))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                RoundOutcome.Doubted.class,
                                doubted -> assertThat(doubted.why()).contains("names version 5; it had to be 4")));
    }

    /** What the service logs, signs and offers in a round as a version of the model, under another hash than before. */
    private RoundOffer offerOfAnotherModel(int round, int version) {
        var present = federation.context(round, 1);
        var other = new RoundContext(
                present.tenant(),
                present.study(),
                present.run(),
                present.charterHash(),
                round,
                1,
                ByteString.ofHex("0d".repeat(32)),
                present.planHash());
        return federation.offer(RoundKind.TRAINING, federation.sign(other, version, Optional.empty()));
    }
}
