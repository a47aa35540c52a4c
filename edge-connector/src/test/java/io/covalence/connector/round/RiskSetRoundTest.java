package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.RiskSets;
import io.covalence.contract.plan.architecture.Initialisation;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.round.RoundKind;
import io.covalence.testkit.TestPlans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In a round of sums a site scores the model and sums its rows up, and trains nothing. */
class RiskSetRoundTest extends WorkingSites {
    private static final StudyPlan PLAN = new TestPlans(Federation.PLAN)
            .with(new CoxSurvival("T", "E"))
            .with(new Linear(Initialisation.GLOROT))
            .with(new Training(0.75, 0, 0.01, 64, 1, 1))
            .with(new RiskSets(List.of(1.0), 0))
            .withInputs(new Table(
                    IntStream.range(0, 64)
                            .mapToObj(i -> NumericColumn.declared("c" + i, 0, 1, Missing.MEAN))
                            .toList(),
                    List.of(),
                    new Split.ByRow()))
            .plan();

    private record Summing(List<String> asked, List<long[]> made) implements SiteWork {
        static Summing site() {
            return new Summing(new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public int trainingRows() {
            return 100;
        }

        @Override
        public EvaluationSums evaluate(float[] model) {
            asked.add("evaluate");
            return new EvaluationSums(10, new long[CoxSurvival.LIMBS], new long[1], new long[0]);
        }

        @Override
        public long[] sums(float[] model, DoubleConsumer progress) {
            asked.add("sums of " + model.length);
            var sums = new long[Math.toIntExact(PLAN.work().sums(PLAN.inputs()))];
            Arrays.fill(sums, 7);
            made.add(sums);
            return sums;
        }

        @Override
        public Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress) {
            throw new IllegalStateException("nothing is trained");
        }

        @Override
        public void close() {}
    }

    @Test
    void sitesSumUpAndTrainNothing() throws Exception {
        begin(3, PLAN);
        var first = Summing.site();
        var offer = federation.open(1, RoundKind.TRAINING);

        var outcomes = work(
                offer,
                List.of(
                        federation.site(0).start(first, NOBODY),
                        federation.site(1).start(Summing.site(), NOBODY),
                        federation.site(2).start(Summing.site(), NOBODY)));

        assertThat(outcomes).containsOnly(new RoundOutcome.Contributed());
        assertThat(first.asked()).containsExactly("evaluate", "sums of 65");
        assertThat(first.made())
                .singleElement()
                .satisfies(sums ->
                        assertThat(sums).as("nothing is left in the clear").containsOnly(0));
    }
}
