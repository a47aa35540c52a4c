package io.covalence.connector.learning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.Plans;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.round.RoundKind;
import io.covalence.demodata.ExampleMolecules;
import io.covalence.learning.model.InitialModel;
import io.covalence.learning.task.Evaluations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
    @Test
    void areaFromThirtyTwoRoundedBinsIsWithinThreeThousandthsOfTheExactOne(@TempDir Path directory) throws IOException {
        var plan = Plans.classification(
                new MoleculeTable(ExampleMolecules.SMILES, 512, List.of()),
                List.of(32),
                0.2,
                Plans.training(.03, .9, 0, 8),
                ExampleMolecules.TARGETS.toArray(String[]::new));
        var file = directory.resolve("site.csv");
        ExampleMolecules.generate(1_500, new SplittableRandom(1)).write(file);
        var dataset = SiteKinds.source(plan).read(file).dataset().orElseThrow();
        try (var network = SiteKinds.network(plan)) {
            network.parameters(InitialModel.parameters(plan, "run"));
            new Trainer(plan.learning().training(), network, dataset.training(), 1).run(done -> {});
            var evaluator = new Evaluator(plan.learning(), SiteKinds.task(plan), network);
            var rows = dataset.evaluation();
            var sums = evaluator.sums(rows);
            var scores = evaluator.scores(rows);
            for (int target = 0; target < 2; target++) {
                double histogram =
                        Objects.requireNonNull(Evaluations.read(plan, RoundKind.EVALUATION, 0, sums.limbs(plan))
                                .orElseThrow()
                                .targets()
                                .get(target)
                                .headline());
                assertThat(histogram).isCloseTo(ExactArea.of(rows, scores, 2, target), within(0.003));
                assertThat(histogram).isGreaterThan(0.75);
            }
        }
    }
}
