package io.covalence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Stopping;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.round.RoundKind;
import io.covalence.demodata.ExampleMolecules;
import io.covalence.learning.model.InitialModel;
import io.covalence.simulation.baseline.Comparison;
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

class SimulationTest {
    private static final int SITES = 3;
    private static final StudyPlan PLAN = TestPlans.binary(ExampleMolecules.TARGETS.toArray(String[]::new))
            .withInputs(new MoleculeTable(ExampleMolecules.SMILES, 512, List.of()))
            .withHidden(0.2, 64)
            .with(new Training(.1, .9, 1e-4, 64, 2, 1))
            .withSites(SITES, 50, 1)
            .with(new Schedule(4, 60, 20))
            .with(new Encoding(5, 0.5, 32, 400))
            .plan();

    private static List<Path> files = List.of();
    private static List<Dataset> sites = List.of();

    @BeforeAll
    static void deal(@TempDir Path folder) throws IOException {
        var random = new SplittableRandom(1);
        var partition = Partition.parse("scaffold", Optional.of(ExampleMolecules.SMILES), Optional.empty());
        files = PartitionCommand.write(partition, ExampleMolecules.generate(1_500, random), SITES, random, folder);
        sites = SiteFiles.read(PLAN, files);
    }

    @Test
    void federationOfSitesWithDifferentScaffoldsBeatsEachSiteAlone() {
        double federated = 0;
        try (var simulation = new Simulation(PLAN, new RunId("run_a"), sites)) {
            for (int number = 1; number <= PLAN.schedule().rounds(); number++) {
                assertThat(simulation.next().kind()).isEqualTo(RoundKind.TRAINING);
            }
            var last = simulation.next();
            assertThat(last.kind()).isEqualTo(RoundKind.EVALUATION);
            federated = last.evaluation().figure().value();
        }

        var names = files.stream().map(Path::toString).toList();
        var comparison = Comparison.of(PLAN, names, sites, 3, said -> {});

        assertThat(federated)
                .isGreaterThan(comparison.bestSite() + 0.02)
                .isLessThan(comparison.pooled().metric() + 0.02);
    }

    /** No area is better than another one by 2: version 0 stays the best, and round 2 says that version 1 was not. */
    @Test
    void trainingEndsAsThePlanSays() {
        var plan = PLAN.with(new Schedule(4, 60, 20, new Stopping(1, 2)));
        try (var simulation = new Simulation(plan, new RunId("run_a"), sites)) {
            assertThat(simulation.next().kind()).isEqualTo(RoundKind.TRAINING);
            assertThat(simulation.next().kind()).isEqualTo(RoundKind.TRAINING);
            assertThat(simulation.next()).satisfies(last -> {
                assertThat(last.kind()).isEqualTo(RoundKind.EVALUATION);
                assertThat(last.evaluation().modelVersion()).isEqualTo(2);
            });
        }
    }

    /** By hand: each site's clipped update, weighted by its rows in sixteenths of the plan's maximum. */
    @Test
    void maskedSumOfARoundIsTheWeightedMeanOfTheSitesUpdates() {
        var model = InitialModel.parameters(PLAN, new RunId("run_a"));
        var mean = new double[model.length];
        double weights = 0;
        for (var site : sites) {
            try (var training = new LocalTraining(PLAN, site)) {
                var update =
                        training.train(model.clone(), TrainingRound.of(PLAN, new RunId("run_a"), 1, 0), done -> {});
                double norm = 0;
                for (float value : update) {
                    norm += (double) value * value;
                }
                double shrunk = Math.min(1, PLAN.encoding().clipNorm() / Math.sqrt(norm));
                double weight = Math.clamp(Math.round(site.training().size() * 16.0 / 400), 1, 16);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += weight * Math.clamp(shrunk * update[i], -0.5, 0.5);
                }
                weights += weight;
            }
        }

        try (var simulation = new Simulation(PLAN, new RunId("run_a"), sites)) {
            simulation.next();

            var next = simulation.model();
            for (int i = 0; i < mean.length; i++) {
                assertThat((double) next[i]).isCloseTo(model[i] + mean[i] / weights, within(1e-6));
            }
        }
    }

    /** As with a model so large that one network at a time fits: sites one after the other, what they masked in a file. */
    @Test
    void sitesThatWorkInTurnMakeTheSameModelAndFigures() {
        var plan = new TestPlans(PLAN).with(new Scaffold(1, 100, 10)).plan();
        try (var together = new Simulation(plan, new RunId("run_a"), new Sites(plan, sites, false));
                var inTurn = new Simulation(plan, new RunId("run_a"), new Sites(plan, sites, true))) {
            for (int number = 1; number <= 2; number++) {
                var one = together.next();
                var other = inTurn.next();
                assertThat(other.evaluation()).isEqualTo(one.evaluation());
                assertThat(other.largestNorm()).isEqualTo(one.largestNorm());
                assertThat(inTurn.model()).isEqualTo(together.model());
            }
            assertThat(inTurn.evaluations()).isEqualTo(together.evaluations());
        }
    }

    @Test
    void sameRunIsTheSameToTheLastBit() {
        try (var one = new Simulation(PLAN, new RunId("run_a"), sites);
                var other = new Simulation(PLAN, new RunId("run_a"), sites);
                var third = new Simulation(PLAN, new RunId("run_b"), sites)) {
            one.next();
            other.next();
            third.next();

            assertThat(one.model()).isEqualTo(other.model()).isNotEqualTo(third.model());
        }
    }
}
