package io.covalence.connector.learning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.covalence.connector.Plans;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.TargetScore;
import io.covalence.learning.model.InitialModel;
import io.covalence.learning.task.Evaluations;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Scores of real molecules, where the setting COVALENCE_DATA names a directory that has them. */
class PublicEvaluationTest {
    /** The assays of Tox21: Wu et al., MoleculeNet, Chem. Sci. 2018, 9, 513. Between 3 and 16 of a hundred rows are positive. */
    private static final String[] ASSAYS = {
        "NR-AR",
        "NR-AR-LBD",
        "NR-AhR",
        "NR-Aromatase",
        "NR-ER",
        "NR-ER-LBD",
        "NR-PPAR-gamma",
        "SR-ARE",
        "SR-ATAD5",
        "SR-HSE",
        "SR-MMP",
        "SR-p53"
    };

    private final @Nullable String data = System.getenv("COVALENCE_DATA");

    @Test
    void areaFromThirtyTwoBinsIsWithinThreeThousandthsOfTheExactOne() {
        assumeTrue(data != null, "COVALENCE_DATA is not set");
        var plan = Plans.classification(
                new MoleculeTable("smiles", 512, List.of()), List.of(32), 0.2, Plans.training(.03, .9, 0, 4), ASSAYS);
        var file = Path.of(String.valueOf(data), "moleculenet/tox21.csv");
        var dataset = SiteKinds.source(plan).read(file).dataset().orElseThrow();
        try (var network = SiteKinds.network(plan)) {
            network.parameters(InitialModel.parameters(plan, new RunId("run")));
            new Trainer(plan.learning().training(), network, dataset.training(), 1).run(done -> {});
            var evaluator = new Evaluator(plan.learning(), SiteKinds.task(plan), network);
            var rows = dataset.evaluation();
            var limbs = evaluator.sums(rows).limbs(plan);
            var scores = evaluator.scores(rows);

            var evaluation =
                    Evaluations.read(plan, RoundKind.EVALUATION, 0, limbs).orElseThrow();
            assertThat(plan.learning().evaluation().bins()).isEqualTo(32);
            assertThat(evaluation.targets()).extracting(TargetScore::column).containsExactly(ASSAYS);
            double sum = 0;
            for (int target = 0; target < ASSAYS.length; target++) {
                double exact = ExactArea.of(rows, scores, ASSAYS.length, target);
                // A model that tells nothing apart would be near its exact area whatever the bins were.
                assertThat(exact).as(ASSAYS[target]).isGreaterThan(0.6);
                assertThat(Objects.requireNonNull(
                                evaluation.targets().get(target).headline()))
                        .as(ASSAYS[target])
                        .isCloseTo(exact, within(0.005));
                sum += exact;
            }
            assertThat(Objects.requireNonNull(evaluation.headline()).value())
                    .isCloseTo(sum / ASSAYS.length, within(0.003));
        }
    }
}
