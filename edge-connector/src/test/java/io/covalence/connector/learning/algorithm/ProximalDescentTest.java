package io.covalence.connector.learning.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.plan.algorithm.FedProx;
import io.covalence.contract.plan.work.Training;
import io.covalence.testkit.TestPlans;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProximalDescentTest {
    private static final int STEPS = 20;
    private static final double RATE = 0.5;

    /**
     * All rows make one batch, so the order does not matter. Written out: with momentum m, v = m v - rate g and w += -m v_before +
     * (1 + m) v (Sutskever et al., ICML 2013, as the learning library has it), g being the gradient with penalty and mu (w - w0).
     */
    @ParameterizedTest
    @CsvSource({"1e-6, 0, 0", "0.1, 0, 0", "1, 0, 0.01", "1, 0.9, 0.01"})
    void stepsAreThoseOfThePaperWrittenOut(double mu, float momentum, double decay) {
        var rows = LinearRows.of(40, 3);
        var start = LinearRows.model(4);
        var w = start.clone();
        var v = new double[w.length];
        for (int step = 0; step < STEPS; step++) {
            var gradient = LinearRows.gradient(rows, w);
            for (int i = 0; i < w.length; i++) {
                double penalty = i < LinearRows.INPUTS ? decay * w[i] : 0;
                double g = gradient[i] + penalty + mu * (w[i] - start[i]);
                double before = v[i];
                v[i] = momentum * v[i] - RATE * g;
                w[i] = (float) (w[i] - momentum * before + (1 + momentum) * v[i]);
            }
        }

        var plan = TestPlans.binary("a")
                .with(new Training(RATE, momentum, decay, 64, STEPS, 1))
                .with(new FedProx(1, mu))
                .plan();
        float[] update;
        try (var training = new LocalTraining(plan, new Dataset(rows, List.of()))) {
            update = training.train(start, new TrainingRound(1, 1), done -> {});
        }

        // floats of the learning library in each of the steps
        for (int i = 0; i < w.length; i++) {
            assertThat(update[i]).isCloseTo(w[i] - start[i], within(2e-6f));
        }
    }
}
