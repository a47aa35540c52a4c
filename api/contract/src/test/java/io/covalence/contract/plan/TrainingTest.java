package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.contract.plan.work.RateSchedule;
import io.covalence.contract.plan.work.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingTest {
    @ParameterizedTest
    @CsvSource({"1, 0", "100, 0", "0, 1", "0, 100000"})
    void passesOrStepsAreSaid(int epochs, int updates) {
        assertThat(plan(epochs, updates).violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1"})
    void neitherAndBothAreRefused(int epochs, int updates) {
        assertThat(plan(epochs, updates).violations())
                .extracting(Violation::pointer)
                .containsExactly("/work/training/localUpdates");
    }

    @Test
    void stepsAreTheSameForAllSitesAndPassesAreNot() {
        assertThat(Plans.TRAINING.withLocalUpdates(100).updates(3)).isEqualTo(100);
        assertThat(Plans.TRAINING.withLocalEpochs(2).updates(3)).isEqualTo(6);
    }

    /** By hand: halved after rounds 2 and 4. */
    @ParameterizedTest
    @CsvSource({"1, 0.1", "2, 0.1", "3, 0.05", "4, 0.05", "5, 0.025"})
    void stepDecayMultipliesAfterSoManyRounds(int round, double rate) {
        assertThat(new RateSchedule.StepDecay(2, 0.5).rate(0.1, round, 10)).isEqualTo(rate);
    }

    /** By hand: the cosine of 0, a quarter, a half and a whole of half a wave, to a tenth of 0.4. */
    @ParameterizedTest
    @CsvSource({"1, 0.4", "2, 0.3472792", "3, 0.22", "5, 0.04", "6, 0.04"})
    void cosineFallsFromTheFirstRoundToTheLast(int round, double rate) {
        assertThat(new RateSchedule.Cosine(0.1).rate(0.4, round, 5)).isCloseTo(rate, within(1e-7));
    }

    @Test
    void onlyRoundHasTheFirstRate() {
        assertThat(new RateSchedule.Cosine(0).rate(0.4, 1, 1)).isEqualTo(0.4);
    }

    @Test
    void planSaysStepsAndWhatBecomesOfTheRate() {
        var training = Plans.TRAINING.withLocalUpdates(100).with(new RateSchedule.StepDecay(5, 0.5));
        var plan = Plans.classification(2);

        assertThat(plan.with(plan.learning().with(training)).says())
                .extracting(said -> said.title() + ": " + said.words())
                .contains(
                        "Training: in each round, every site takes 100 steps of up to 64 rows, through its own training rows in"
                                + " fresh order as often as that takes",
                        "Learning rate: is multiplied by 0.5 after every 5 rounds");
    }

    private static StudyPlan plan(int epochs, int updates) {
        var plan = Plans.classification(2);
        return plan.with(
                plan.learning().with(new Training(0.1, 0.9, 0, 64, epochs, updates, RateSchedule.constant(), 7)));
    }
}
