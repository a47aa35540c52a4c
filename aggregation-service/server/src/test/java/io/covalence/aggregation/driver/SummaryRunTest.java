package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.World;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.work.Crossing;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.SummarisedTable;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that trains nothing is one round: one sum, its counts, and over. */
class SummaryRunTest {
    private static final StudyPlan PLAN = TestPlans.summary(
                    new Table(
                            List.of(),
                            List.of(
                                    new CategoricalColumn("sex", List.of("f", "m")),
                                    new CategoricalColumn("ill", List.of("no", "yes"))),
                            new Split.ByRow()),
                    new Summary(List.of(new Crossing("sex", "ill"))))
            .plan();

    @TempDir
    Path folder;

    @Test
    void runIsOneRoundWhoseSumsAreTold() throws IOException {
        var world = new World(folder, 3);
        world.begin(PLAN);
        world.completeRound();

        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).singleElement().satisfies(event -> {
            var round = Objects.requireNonNull(event.round());
            assertThat(round.kind()).isEqualTo(RoundKind.EVALUATION);
            assertThat(round.newModelVersion()).isZero();
            assertThat(round.clipped()).isNull();
        });
        assertThat(world.events(RunEventKind.RUN_SUCCEEDED)).hasSize(1);
        assertThat(world.events(RunEventKind.MODEL_EVALUATED)).isEmpty();
        var summary = Objects.requireNonNull(
                world.events(RunEventKind.DATA_SUMMARISED).getFirst().summary());
        assertThat(summary.sites()).isEqualTo(3);
        var sums = IntStream.range(UpdateLayout.summaryLimb(), UpdateLayout.summaryLimb() + 5)
                .mapToObj(limb -> world.sites().stream()
                        .mapToLong(site -> site.limbs()[limb])
                        .sum())
                .toList();
        assertThat(summary.tables())
                .containsExactly(new SummarisedTable(
                        "sex",
                        "ill",
                        List.of("f", "m"),
                        List.of("no", "yes"),
                        List.of(sums.subList(0, 2), sums.subList(2, 4)),
                        sums.getLast()));
    }
}
