package io.covalence.connector.learning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.Plans;
import io.covalence.connector.dataset.MoleculeRow;
import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.work.Training;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradientTermTest {
    private static final List<Row> ROWS = IntStream.range(0, 100)
            .<Row>mapToObj(i -> new MoleculeRow(
                    new int[] {i % 64, (7 * i + 1) % 64}, new float[0], new float[] {i % 3 == 0 ? 1 : 0}))
            .toList();

    /** Momentum, penalty and dropout are the library's own either way. */
    @Test
    void addingNothingIsTheStepWithoutBitForBit() {
        var training = Plans.training(0.1, 0.9, 1e-3, 3);
        var plan = plan(training, 0.3, List.of(16));

        assertThat(trained(plan, trainer -> trainer.run((gradient, parameters) -> {}, done -> {})))
                .isEqualTo(trained(plan, trainer -> trainer.run(done -> {})));
    }

    /** Two steps of the rate 0.1 from a model that no row has to do with: -0.1 · 2 each. */
    @Test
    void termCountsAsGradient() {
        var plan = plan(Plans.training(0.1, 0, 0, 1), 0, List.of());

        var plain = trained(plan, trainer -> trainer.run(done -> {}));
        var moved = trained(plan, trainer -> trainer.run((gradient, parameters) -> gradient.addi(2), done -> {}));

        // 100 rows in two batches; the gradient of the second depends on where the first has led, a little
        assertThat(moved[64] - plain[64]).isCloseTo(-0.4f, within(0.03f));
    }

    /** 100 rows in two batches of 50, which the learning library sees apart, and in one. */
    @Test
    void gradientOfAllRowsDoesNotDependOnBatches() {
        var small = Plans.training(0.1, 0, 1e-2, 1);
        var large = new Training(0.1, 0, 1e-2, 100, 1, 1);

        var inTwo = trained(plan(small, 0, List.of(16)), trainer -> trainer.descendOnce(done -> {}));
        var inOne = trained(plan(large, 0, List.of(16)), trainer -> trainer.run(done -> {}));

        for (int i = 0; i < inOne.length; i++) {
            assertThat(inTwo[i]).isCloseTo(inOne[i], within(1e-7f));
        }
    }

    private static StudyPlan plan(Training training, double dropout, List<Integer> hidden) {
        return Plans.classification(new MoleculeTable("smiles", 64, List.of()), hidden, dropout, training, "a");
    }

    private static float[] trained(StudyPlan plan, Consumer<Trainer> how) {
        try (var network = SiteKinds.network(plan)) {
            var model = new float[Math.toIntExact(plan.parameters())];
            for (int i = 0; i < model.length; i++) {
                model[i] = (float) Math.sin(i) / 10;
            }
            network.parameters(model);
            how.accept(new Trainer(plan.learning().training(), network, ROWS, 7));
            return network.parameters();
        }
    }
}
