package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.RateSchedule;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.round.RoundKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaffoldTest {
    private static final Training PLAIN = new Training(0.1, 0, 0, 64, 1, 7);

    @Test
    void sitesSendTwoVectorsAndKeepOne() {
        var plan = plan(PLAIN, new Scaffold(1, 20, 0.5));

        assertThat(plan.violations()).isEmpty();
        assertThat(plan.vectors())
                .containsExactly(
                        new UpdateVector("model", 10, 1, true, false),
                        new UpdateVector("control", 20, 0.5, false, true));
        assertThat(UpdateLayout.of(plan, RoundKind.TRAINING).vectors()).isEqualTo(2);
    }

    @Test
    void peopleReadThatTwiceAsMuchLeaves() {
        // 1,055,244 parameters for 12 columns, of 4 bytes, twice
        var says = plan(PLAIN, new Scaffold(1, 20, 0.5)).says();
        var leaves = says.stream().filter(said -> said.key().equals("cohort")).findFirst();

        assertThat(leaves.orElseThrow().arguments().getFirst()).isEqualTo(8.4);
    }

    @Test
    void momentumIsRefused() {
        assertThat(plan(new Training(0.1, 0.9, 0, 64, 1, 7), new Scaffold(1, 20, 0.5))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/work/training/momentum");
    }

    /** A site's control is its way divided by the rate: with a rate of 0 it would be no number. */
    @Test
    void learningRateThatFallsTowardsNothingIsRefused() {
        for (var falling : List.of(new RateSchedule.Cosine(0), new RateSchedule.StepDecay(1, 0.5))) {
            assertThat(plan(PLAIN.with(falling), new Scaffold(1, 20, 0.5)).violations())
                    .extracting(Violation::pointer)
                    .containsExactly("/work/training/rateSchedule");
        }
        assertThat(plan(PLAIN.with(new RateSchedule.Cosine(0.01)), new Scaffold(1, 20, 0.5))
                        .violations())
                .isEmpty();
    }

    private static StudyPlan plan(Training training, Scaffold scaffold) {
        var plan = Plans.classification(12);
        var old = plan.learning();
        return plan.with(new Learning(old.task(), old.architecture(), training, scaffold, old.evaluation()));
    }
}
