package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.SitePhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An update leaves the site masked or not at all, and is wiped once it is of no use. */
@Timeout(60)
class UpdateWipingTest extends RoundWorkerScene {
    @Test
    void updateThatIsNotANumberNeverLeavesAndTheOthersGoOn() throws Exception {
        var offer = federation.open(1, RoundKind.TRAINING);

        var outcomes = all(offer, Map.of(1, FixedLearning.of(200, Float.NaN, 2)));

        assertThat(outcomes.get(1)).isInstanceOfSatisfying(RoundOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(LeaveReason.UPDATE);
            assertThat(refused.why()).contains("not a finite number");
        });
        assertThat(federation.service().sum().limbs()).startsWith(32, 0, 0, 30);
        assertThat(sentBy(federation.site(1), "PUT")).noneMatch(path -> path.contains("advertisements"));
    }

    @Test
    void updateIsWipedOnceItIsMasked() throws Exception {
        var learning = new RememberedLearning(FixedLearning.of(100, 0.1f, 2));

        var outcomes = all(federation.open(1, RoundKind.TRAINING), Map.of(0, learning));

        assertThat(outcomes).containsOnly(new RoundOutcome.Contributed());
        assertThat(learning.updates)
                .singleElement()
                .satisfies(update -> assertThat(update).hasSize(65).containsOnly(0));
    }

    /** It is kept for another attempt only for as long as there may be one. */
    @Test
    void updateOfARoundThatFailedIsWipedWhenTheConnectorStopsOrAnotherRoundBegins() throws Exception {
        var learning = new RememberedLearning(FixedLearning.of(100, 0.1f, 2));
        var site = federation.site(0);
        Watcher losing = (offer, phase) -> {
            if (phase == SitePhase.TRAINED) {
                federation.service().lose(site.id().value());
            }
        };
        var worker = site.start(learning, losing);
        for (int round = 1; round <= 2; round++) {
            assertThat(worker.work(federation.open(round, RoundKind.TRAINING))).isInstanceOf(RoundOutcome.Missed.class);
        }
        assertThat(learning.updates).hasSize(2);
        assertThat(learning.updates.getFirst()).containsOnly(0);
        assertThat(learning.updates.getLast()).containsOnly(0.1f);
        worker.forget();
        assertThat(learning.updates.getLast()).containsOnly(0);
    }

    @Test
    void updateIsWipedAtOnceWhenTheRoundMovedOnWhileItWasTrained() throws Exception {
        var learning = new RememberedLearning(FixedLearning.of(100, 0.1f, 2));
        var offer = federation.open(1, RoundKind.TRAINING);
        federation.service().lose(federation.site(0).id().value());

        assertThat(federation.site(0).start(learning, NOBODY).work(offer)).isInstanceOf(RoundOutcome.Missed.class);

        assertThat(learning.updates)
                .singleElement()
                .satisfies(update -> assertThat(update).containsOnly(0));
    }

    @Test
    void updateThatIsNotUsableIsWipedAtOnce() throws Exception {
        var learning = new RememberedLearning(FixedLearning.of(100, Float.NaN, 2));
        var offer = federation.open(1, RoundKind.TRAINING);

        assertThat(federation.site(0).start(learning, NOBODY).work(offer)).isInstanceOf(RoundOutcome.Refused.class);

        assertThat(learning.updates)
                .singleElement()
                .satisfies(update -> assertThat(update).containsOnly(0));
    }

    /** Keeps hold of every update that it gave. */
    private record RememberedLearning(SiteWork learning, List<float[]> updates) implements SiteWork {
        RememberedLearning(SiteWork learning) {
            this(learning, new ArrayList<>());
        }

        @Override
        public int trainingRows() {
            return learning.trainingRows();
        }

        @Override
        public EvaluationSums evaluate(float[] model) {
            return learning.evaluate(model);
        }

        @Override
        public Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress) {
            var vectors = learning.train(state, round, progress);
            updates.addAll(vectors.values());
            return vectors;
        }

        @Override
        public void close() {}
    }

    @Test
    void updateOfAnotherLengthNeverLeaves() throws Exception {
        var offer = federation.open(1, RoundKind.TRAINING);
        var worker = federation.site(0).start(new FixedLearning(100, 0.1f, 64, 2), NOBODY);

        assertThat(worker.work(offer)).isInstanceOf(RoundOutcome.Refused.class);
        assertThat(federation.server().requests("PUT", ".*/advertisements/.*")).isEmpty();
    }
}
