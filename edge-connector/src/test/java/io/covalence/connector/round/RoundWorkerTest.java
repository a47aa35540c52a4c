package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.result.OwnResults;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.fixedpoint.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoundWorkerTest extends RoundWorkerScene {
    @Test
    void maskedUpdatesAddUpToTheirSum() throws Exception {
        var offer = federation.open(1, RoundKind.TRAINING);

        var outcomes = all(offer, Map.of());

        assertThat(outcomes).containsOnly(new RoundOutcome.Contributed());
        var sum = federation.service().sum();
        // Rows 100, 200, 300, 400 of 400, in sixteenths; ten evaluated rows a site
        assertThat(LongStream.of(sum.limbs()).limit(UpdateLayout.EVALUATION)).containsExactly(40L, 0L, 0L, 40L);
        // Every site has 2 in each figure, and sends no histogram
        assertThat(LongStream.of(sum.limbs()).skip(UpdateLayout.EVALUATION))
                .hasSize(4)
                .containsOnly(8L);
        // Updates 0.1, 0.2, 0.3, 0.4 with weights 4, 8, 12, 16 of 16, and at most one unit of rounding a site
        var scale = new FixedPoint(5, 0.5, 400, 50, RingWidth.BITS_32).scale();
        double expected = (0.1 * 4 + 0.2 * 8 + 0.3 * 12 + 0.4 * 16) / 16 * scale;
        assertThat(sum.values(0, 65)).hasSize(65);
        assertThat(LongStream.of(sum.values(0, 65))).allMatch(value -> Math.abs(value - expected) <= 4 + scale * 1e-6);
    }

    @Test
    void evaluationRoundCarriesCountsOnly() throws Exception {
        federation.trained();
        var offer = federation.open(Federation.PLAN.schedule().rounds() + 1, RoundKind.EVALUATION);

        assertThat(all(offer, Map.of())).containsOnly(new RoundOutcome.Contributed());

        assertThat(federation.service().sum().layout().values()).isZero();
        assertThat(federation.service().sum().limbs())
                .hasSize(UpdateLayout.EVALUATION + 4 + BinaryLabels.LAST_LIMBS + 64)
                .startsWith(0, 0, 0, 40)
                .endsWith(8);
    }

    /** Two pairs, of which two in 1,024 are in order. */
    @Test
    void whatTheLastModelIsWorthOnASitesOwnRowsStaysInItsFolder() throws Exception {
        federation.trained();
        all(federation.open(Federation.PLAN.schedule().rounds() + 1, RoundKind.EVALUATION), Map.of());

        var kept = new OwnResults(federation.site(2).home()).of(Federation.STUDY);
        assertThat(kept).singleElement().satisfies(result -> {
            assertThat(result.runId()).isEqualTo(Federation.RUN);
            assertThat(result.evaluation().modelVersion())
                    .isEqualTo(Federation.PLAN.schedule().rounds());
            assertThat(result.evaluation().perRound().value()).isEqualTo(0.0009766);
        });
        assertThat(new OwnResults(federation.site(2).home()).of(new StudyId("std_" + "z".repeat(20))))
                .isEmpty();
    }

    /** 65 coordinates of 0.6 are cut to 0.5 at each of four sites; 64 is the nearest power of two. */
    @Test
    void coordinatesThatWereCutAreToldAsAPowerOfTwoASite() throws Exception {
        var steep = FixedLearning.of(100, 0.6f, 2);

        all(federation.open(1, RoundKind.TRAINING), Map.of(0, steep, 1, steep, 2, steep, 3, steep));

        assertThat(federation.service().sum().limbs()[UpdateLayout.CLIPPED_NORMS])
                .isZero();
        assertThat(federation.service().sum().limbs()[UpdateLayout.CLIPPED_COORDINATES])
                .isEqualTo(4 * 64);
    }

    @Test
    void siteThatCrashesAfterItsSharesSendsNothingMoreInThatRound() throws Exception {
        var offer = federation.open(1, RoundKind.TRAINING);
        var crashing = federation.site(3);
        Watcher crash = (round, phase) -> {
            if (phase == SitePhase.SHARED) {
                throw new Site.Crash();
            }
        };

        var others = new ArrayList<Future<RoundOutcome>>();
        for (int i = 0; i < 3; i++) {
            others.add(processes.submit(working(i, offer, learning(i), NOBODY)));
        }
        var crashed = processes.submit(working(3, offer, learning(3), crash));
        assertThat(crashed.get()).isInstanceOf(RoundOutcome.Refused.class);
        int sent = sentBy(crashing, "PUT").size();

        var restarted = crashing.start(learning(3), NOBODY).work(offer);
        crashing.service().offer(new RoundId(offer.roundId().value()), null, Optional.empty());

        assertThat(restarted).isInstanceOf(RoundOutcome.Missed.class);
        assertThat(sentBy(crashing, "PUT")).hasSize(sent);
        for (var other : others) {
            assertThat(other.get()).isEqualTo(new RoundOutcome.Contributed());
        }
        // The three others' weights; the crashed site's masks were recovered from shares
        assertThat(federation.service().sum().limbs()).startsWith(24, 0, 0, 30);

        var next = federation.open(2, RoundKind.TRAINING);
        assertThat(all(next, Map.of())).containsOnly(new RoundOutcome.Contributed());
    }

    @Test
    void siteThatIsOutStopsTraining() throws Exception {
        var offer = federation.open(1, RoundKind.TRAINING);
        federation.service().lose(federation.site(0).id().value());
        SiteWork endless = new SiteWork() {
            @Override
            public int trainingRows() {
                return 1;
            }

            @Override
            public EvaluationSums evaluate(float[] model) {
                return learning(0).evaluate(model);
            }

            @Override
            public Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress) {
                while (true) {
                    progress.accept(0.1);
                    Thread.onSpinWait();
                }
            }

            @Override
            public void close() {}
        };

        assertThat(federation.site(0).start(endless, NOBODY).work(offer))
                .isEqualTo(new RoundOutcome.Missed(
                        "the round moved on: The service says: \"The round goes on without this site.\""));
    }

    @Test
    void ownMinimumCohortWinsOverThePlans() throws Exception {
        var offer = federation.open(1, RoundKind.TRAINING);
        var cautious = new SitePolicy(5, 1, List.of(), 1_000, 10, 600, 5, 99, 99, 9, 9);

        var outcome = federation.site(0).start(learning(0), NOBODY, cautious).work(offer);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RoundOutcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("minimumCohort is 5"));
        assertThat(federation.server().requests()).isEmpty();
    }

    @Test
    void alteredModelIsNotTrained() throws Exception {
        var offer = federation.open(2, RoundKind.TRAINING);
        var altered = Federation.model(1);
        altered[7] ^= 1;
        federation.server().route("GET", MODELS, (request, path) -> Reply.bytes(altered));

        assertModelRefused(offer, "not the one that the round announced");
    }

    @Test
    void firstModelThatDoesNotFollowFromTheRunIsNotTrained() throws Exception {
        var context = federation.context(2, 1);
        var offer = federation.offer(RoundKind.TRAINING, federation.sign(context, 0, Optional.empty()));

        assertModelRefused(offer, "follows from its plan and its id");
        assertThat(federation.server().requests("GET", MODELS)).isEmpty();
    }

    @Test
    void siteAgreesToNoSecondSumFromAModelThatAnotherRunBeginsWith() throws Exception {
        assertThat(all(federation.open(2, RoundKind.TRAINING), Map.of())).containsOnly(new RoundOutcome.Contributed());
        int advertised =
                federation.server().requests("PUT", ".*/advertisements/.*").size();
        // All that a service needs for it: the model stands in the log as version 1 of another run
        var first = federation.context(2, 1);
        var other = new RoundContext(
                first.tenant(),
                first.study(),
                "run_" + "o".repeat(20),
                first.charterHash(),
                1,
                1,
                first.modelHash(),
                first.planHash());
        var offer = federation.open(RoundKind.TRAINING, federation.sign(other, 1, Optional.empty()));

        for (var outcome : all(offer, Map.of())) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            RoundOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(LeaveReason.REPEAT));
        }
        assertThat(federation.server().requests("PUT", ".*/advertisements/.*")).hasSize(advertised);
    }

    private void assertModelRefused(RoundOffer offer, String why) throws Exception {
        assertThat(federation.site(0).start(learning(0), NOBODY).work(offer))
                .isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(LeaveReason.MODEL);
                    assertThat(refused.why()).contains(why);
                });
    }
}
