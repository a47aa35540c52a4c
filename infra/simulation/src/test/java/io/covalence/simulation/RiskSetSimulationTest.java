package io.covalence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.Schedule;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites whose rows differ in what they are like and in how long they were watched, but not in what makes an event come. */
class RiskSetSimulationTest {
    private static final int SITES = 3;
    private static final RunId RUN = new RunId("run_a");
    private static final StudyPlan PLAN = TestPlans.binary("event")
            .with(new CoxSurvival("time", "event"))
            .with(new Linear(Initialisation.GLOROT))
            .with(new Training(0.75, 0, 0.001, 64, 1, 1))
            .with(new RiskSets(
                    IntStream.rangeClosed(1, 40).mapToObj(i -> i / 20.0).toList(), 0))
            .withInputs(new Table(
                    List.of(
                            NumericColumn.declared("x", 0, 1, Missing.REFUSE),
                            NumericColumn.declared("y", 0, 1, Missing.REFUSE)),
                    List.of(),
                    new Split.ByRow()))
            .withSites(SITES, 50, 1)
            .with(new Schedule(8, 60, 20))
            .plan();

    private static List<Path> files = List.of();

    /** Hazards of exp(x - y/2). */
    @BeforeAll
    static void deal(@TempDir Path folder) throws IOException {
        var random = new SplittableRandom(2);
        var written = new ArrayList<Path>();
        for (int site = 0; site < SITES; site++) {
            var lines = new ArrayList<>(List.of("x,y,time,event"));
            for (int i = 0; i < 1_000; i++) {
                double x = site - 1 + random.nextGaussian();
                double y = random.nextGaussian();
                double came = random.nextExponential() / Math.exp(x - y / 2);
                double left = random.nextExponential() * (1 + site);
                lines.add(x + "," + y + "," + Math.min(came, left) + "," + (came <= left ? 1 : 0));
            }
            written.add(Files.write(folder.resolve("site-" + site + ".csv"), lines));
        }
        files = List.copyOf(written);
    }

    /** Of 2,400 training rows a coefficient is known to about 0.03. */
    @Test
    void sumsOfAllSitesGiveTheCoefficientsThatRowsWereDrawnWith() {
        assertThat(PLAN.violations()).isEmpty();
        try (var simulation = new Simulation(PLAN, RUN, SiteFiles.read(PLAN, files))) {
            float bias = simulation.model()[2];
            var round = simulation.next();
            double first = round.evaluation().perRound().value();
            while (round.kind() == RoundKind.TRAINING) {
                round = simulation.next();
            }

            assertThat(round.number()).isEqualTo(9);
            assertThat(round.evaluation().figure().value()).isGreaterThan(0.7).isGreaterThan(first);
            assertThat(simulation.model()[0]).isCloseTo(1, within(0.12f));
            assertThat(simulation.model()[1]).isCloseTo(-0.5f, within(0.12f));
            assertThat(simulation.model()[2]).isEqualTo(bias);
        }
    }

    @Test
    void sitesThatWorkInTurnMakeTheSameModel() {
        var sites = SiteFiles.read(PLAN, files);
        try (var together = new Simulation(PLAN, RUN, new Sites(PLAN, sites, false));
                var inTurn = new Simulation(PLAN, RUN, new Sites(PLAN, sites, true))) {
            together.next();
            inTurn.next();

            assertThat(inTurn.model()).isEqualTo(together.model());
        }
    }
}
