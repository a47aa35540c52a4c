package io.covalence.connector.learning.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.FedSgd;
import io.covalence.contract.plan.work.Training;
import io.covalence.testkit.TestPlans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientStepTest {
    /** Half a unit in the last place of a weight near 0.5 is 3e-8. The update is -rate (gradient + decay w), the same in whatever batches the gradient is summed up. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30, 64})
    void updateIsTheGradientOfAllRowsTimesTheRate(int batchSize) {
        var rows = LinearRows.of(30, 1);
        var model = LinearRows.model(2);
        var expected = new double[model.length];
        var gradient = LinearRows.gradient(rows, model);
        for (int i = 0; i < model.length; i++) {
            double decay = i < LinearRows.INPUTS ? 0.01 * model[i] : 0;
            expected[i] = -0.1 * (gradient[i] + decay);
        }

        var update = update(batchSize, rows, model);

        for (int i = 0; i < model.length; i++) {
            assertThat((double) update[i]).isCloseTo(expected[i], within(3e-8));
        }
    }

    @Test
    void progressGoesByBatches() {
        var seen = new ArrayList<Double>();
        try (var training = new LocalTraining(plan(10), new Dataset(LinearRows.of(30, 1), List.of()))) {
            training.train(new float[LinearRows.INPUTS + 1], new TrainingRound(1, 1), seen::add);
        }
        assertThat(seen).containsExactly(1 / 3.0, 2 / 3.0, 1.0);
    }

    private static float[] update(int batchSize, List<Row> rows, float[] model) {
        try (var training = new LocalTraining(plan(batchSize), new Dataset(rows, List.of()))) {
            return training.train(model, new TrainingRound(1, 1), done -> {});
        }
    }

    private static StudyPlan plan(int batchSize) {
        return TestPlans.binary("a")
                .with(new Training(0.1, 0, 0.01, batchSize, 1, 1))
                .with(new FedSgd())
                .plan();
    }
}
