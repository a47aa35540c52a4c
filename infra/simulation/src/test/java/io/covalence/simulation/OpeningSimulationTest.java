package io.covalence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.dataset.Dataset;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.round.RoundKind;
import io.covalence.simulation.baseline.Comparison;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is ill is a matter of age, at every site by the same years; and the sites' people are of different ages. */
class OpeningSimulationTest {
    private static final int SITES = 3;
    private static final RunId RUN = new RunId("run_a");

    private static List<Path> files = List.of();

    @BeforeAll
    static void deal(@TempDir Path folder) throws IOException {
        var random = new SplittableRandom(1);
        var written = new ArrayList<Path>();
        for (int site = 0; site < SITES; site++) {
            var lines = new ArrayList<>(List.of("age,ill"));
            for (int i = 0; i < 400; i++) {
                double age = 30 + 15 * site + 8 * random.nextGaussian();
                lines.add(age + "," + (age + 4 * random.nextGaussian() > 45 ? 1 : 0));
            }
            written.add(Files.write(folder.resolve("site-" + site + ".csv"), lines));
        }
        files = List.copyOf(written);
    }

    private static StudyPlan plan(NumericColumn age) {
        return TestPlans.binary("ill")
                .withInputs(new Table(List.of(age), List.of(), new Split.ByRow()))
                .with(new Training(0.5, 0, 0, 64, 2, 1))
                .withSites(SITES, 50, 1)
                .with(new Schedule(5, 60, 20))
                .plan();
    }

    private static double area(StudyPlan plan, List<Dataset> sites) {
        try (var simulation = new Simulation(plan, RUN, sites)) {
            var round = simulation.next();
            while (round.kind() == RoundKind.TRAINING) {
                round = simulation.next();
            }
            return round.evaluation().figure().value();
        }
    }

    /** After its own mean, a year is another thing at each site. The scale is off by half a range of half a guess of 20 years at most. */
    @Test
    void scaleOfAllSitesKeepsWhatSitesHaveDifferently() {
        var summed = plan(NumericColumn.summed("age", 50, 20, Missing.REFUSE));
        var perSite = plan(NumericColumn.perSite("age", Missing.REFUSE));
        var sites = SiteFiles.read(summed, files);

        assertThat(area(summed, sites)).isGreaterThan(area(perSite, SiteFiles.read(perSite, files)) + 0.05);
        try (var simulation = new Simulation(summed, RUN, sites)) {
            assertThat(simulation.scale().told(summed.opening()))
                    .singleElement()
                    .satisfies(age -> {
                        assertThat(age.mean()).isCloseTo(45, within(1.0));
                        assertThat(age.standardDeviation()).isCloseTo(14.6, within(1.0));
                    });
            assertThat(simulation.next().evaluation().modelVersion())
                    .as("as a run of the product counts, in which the opening round makes version 1")
                    .isEqualTo(1);
        }
    }

    @Test
    void sitesAloneStandardiseByTheirOwnRows() {
        var plan = plan(NumericColumn.summed("age", 50, 20, Missing.REFUSE));
        var names = files.stream().map(Path::toString).toList();

        var comparison = Comparison.of(plan, names, SiteFiles.read(plan, files), 2, said -> {});

        assertThat(comparison.pooled().metric()).isGreaterThan(0.9);
    }

    @Test
    void sitesThatWorkInTurnMakeTheSameModel() {
        var plan = plan(NumericColumn.summed("age", 50, 20, Missing.REFUSE));
        var sites = SiteFiles.read(plan, files);
        try (var together = new Simulation(plan, RUN, new Sites(plan, sites, false));
                var inTurn = new Simulation(plan, RUN, new Sites(plan, sites, true))) {
            together.next();
            inTurn.next();

            assertThat(inTurn.model()).isEqualTo(together.model());
        }
    }
}
