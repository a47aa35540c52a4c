package io.covalence.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Sha256;
import io.covalence.connector.dataset.Dataset;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Stopping;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.round.RoundKind;
import io.covalence.demodata.ExampleMolecules;
import io.covalence.learning.model.InitialModel;
import io.covalence.simulation.partition.Partition;
import io.covalence.simulation.partition.PartitionCommand;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that begins with the model of another one. */
class WarmSimulationTest {
    private static final RunId RUN = new RunId("run_" + "a".repeat(20));
    private static final StudyPlan PLAN = TestPlans.binary(ExampleMolecules.TARGETS.getFirst())
            .withInputs(new MoleculeTable(ExampleMolecules.SMILES, 128, List.of()))
            .withSites(3, 50, 1)
            .with(new Schedule(4, 60, 20, new Stopping(1, 2)))
            .with(new Encoding(5, 0.5, 32, 400))
            .plan();

    private static List<Dataset> sites = List.of();

    @BeforeAll
    static void deal(@TempDir Path folder) throws IOException {
        var random = new SplittableRandom(1);
        var partition = Partition.parse("scaffold", Optional.of(ExampleMolecules.SMILES), Optional.empty());
        var files = PartitionCommand.write(partition, ExampleMolecules.generate(600, random), 3, random, folder);
        sites = SiteFiles.read(PLAN, files);
    }

    private static Simulation begin(boolean inTurn) {
        var model = InitialModel.parameters(PLAN, RUN);
        var start = new WarmStart(RUN, 3, Sha256.hex(model));
        var plan = PLAN.with(PLAN.learning().startingFrom(start));
        return new Simulation(plan, new RunId("run_b"), new Sites(plan, sites, inTurn), model);
    }

    /** As sites of the product do: the run that made the model has scored it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void firstRoundTrainsAndScoresNothing(boolean inTurn) {
        try (var simulation = begin(inTurn)) {
            var first = simulation.next();

            assertThat(first.kind()).isEqualTo(RoundKind.TRAINING);
            assertThat(first.scored()).isEmpty();
            assertThat(first.largestNorm()).isPositive();
            assertThat(simulation.next().evaluation().modelVersion()).isEqualTo(1);
        }
    }

    /** No area is better than another one by 2: version 1 is the first that is scored, and so the best; round 3 says that version 2 was not. */
    @Test
    void modelThatIsNotScoredIsNotTheBestVersion() {
        try (var simulation = begin(false)) {
            for (int number = 1; number <= 3; number++) {
                assertThat(simulation.next().kind()).isEqualTo(RoundKind.TRAINING);
            }
            assertThat(simulation.next().kind()).isEqualTo(RoundKind.EVALUATION);
        }
    }
}
