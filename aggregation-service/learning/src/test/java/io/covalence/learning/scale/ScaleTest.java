package io.covalence.learning.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.work.Opening;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ScaledColumn;
import io.covalence.learning.step.StateHash;
import io.covalence.learning.step.VersionHash;
import io.covalence.learning.summary.Told;
import io.covalence.testkit.TestPlans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    private static final StudyPlan PLAN = TestPlans.binary("ill")
            .withInputs(new Table(
                    List.of(
                            NumericColumn.summed("age", 50, 10, Missing.MEAN),
                            NumericColumn.declared("weight", 70, 15, Missing.MEAN),
                            NumericColumn.summed("pulse", 80, 20, Missing.MEAN)),
                    List.of(),
                    new Split.ByRow()))
            .plan();
    private static final RunId RUN = new RunId("run_a");
    private static final Opening OPENING = PLAN.opening();
    private static final long ONE = 1 << 20;

    /** Limbs of an opening round in which nothing is told of the pulse. */
    private static long[] limbs(long rows, double mean, double square) {
        return new long[] {
            0, rows, Math.round(rows * ONE * (mean + 1)), Math.round(rows * ONE * square), 0, 0, 0,
        };
    }

    /** Means in reaches of four scales: a mean of 1/4 is a scale above the centre, and 5/16 less its square is a variance of 4. */
    @Test
    void meanAndDeviationFollowFromTheSums() {
        var scale = Scale.read(PLAN, limbs(200, 0.25, 0.3125), 4).orElseThrow();

        assertThat(scale.values()).containsExactly(1, 2, 0, 1);
        assertThat(scale.told(OPENING))
                .containsExactly(new ScaledColumn("age", 60, 20, false), new ScaledColumn("pulse", 80, 20, false));
        assertThat(scale.of(0, 3)).isEqualTo(1);
    }

    /** All rows in one range say nothing finer than half of it. */
    @Test
    void deviationIsHalfARangeAtLeast() {
        assertThat(Scale.read(PLAN, limbs(200, 0.25, 0.0625), 4).orElseThrow().values())
                .containsExactly(1, 0.25f, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"202,0.25,0.3125", "-5,0.25,0.3125", "0,0,0.1", "200,1.1,1", "200,-1.1,1", "200,0,1.1", "200,0,-0.1"})
    void sumsThatNoRowsHaveGiveNoScale(long rows, double mean, double square) {
        var limbs = limbs(rows, mean, square);
        limbs[3] = rows == 0 ? 7 : limbs[3];

        assertThat(Scale.read(PLAN, limbs, 4)).isEmpty();
    }

    @Test
    void columnWhoseNumbersAreFarFromThePlansGuessIsRough() {
        assertThat(rough(200, 0.25, 0.3125)).isFalse();
        assertThat(rough(200, 0.25, 0.0625)).isTrue();
        assertThat(rough(200, -0.8, 0.7)).isTrue();
    }

    private static boolean rough(long rows, double mean, double square) {
        return Scale.read(PLAN, limbs(rows, mean, square), 4)
                .orElseThrow()
                .told(OPENING)
                .getFirst()
                .rough();
    }

    /** By a scale that no sums give, a model could single rows out. */
    @Test
    void vectorThatNoSumsGiveIsNoScale() {
        assertThat(Scale.of(OPENING, new float[] {1, 2, 0, 1})).isPresent();
        assertThat(Scale.of(OPENING, new float[] {1, 2})).isEmpty();
        assertThat(Scale.of(OPENING, new float[] {1, 0.24f, 0, 1})).isEmpty();
        assertThat(Scale.of(OPENING, new float[] {1, 4.1f, 0, 1})).isEmpty();
        assertThat(Scale.of(OPENING, new float[] {4.1f, 1, 0, 1})).isEmpty();
        assertThat(Scale.of(OPENING, new float[] {Float.NaN, 1, 0, 1})).isEmpty();
        assertThat(Scale.of(OPENING, new float[] {0, Float.NaN, 0, 1})).isEmpty();
    }

    @Test
    void peopleAreToldTheScaleAndNothingElse() {
        var told = Told.of(PLAN, RoundKind.OPENING, 0, limbs(200, 0.25, 0.3125), 4);

        assertThat(told.evaluation()).isEmpty();
        assertThat(told.summary()).hasValueSatisfying(summary -> {
            assertThat(summary.sites()).isEqualTo(4);
            assertThat(summary.smallestCell()).isEqualTo(5);
            assertThat(summary.numbers()).isEmpty();
            assertThat(summary.scale()).extracting(ScaledColumn::mean).containsExactly(60.0, 80.0);
        });
    }

    /** What the opening round begins with and what it makes are one model under two hashes, so no second sum comes of either. */
    @Test
    void hashOfAVersionCoversItsScale() {
        var model = "a".repeat(64);
        var scale = "b".repeat(64);
        var first = VersionHash.of(PLAN, RUN, 1, Map.of("model", model, "scale", scale));

        assertThat(first)
                .isEqualTo(StateHash.of(
                        RUN,
                        1,
                        0,
                        List.of(
                                new StateHash.Covered("model", PLAN.parameters(), model),
                                new StateHash.Covered("scale", 4, scale))))
                .isNotEqualTo(VersionHash.of(PLAN, RUN, 1, Map.of("model", model, "scale", model)))
                .isNotEqualTo(VersionHash.initial(PLAN, RUN, model));
        assertThat(VersionHash.beside(PLAN, 0)).isEmpty();
        assertThat(VersionHash.beside(PLAN, 1)).containsExactly("scale");
    }
}
