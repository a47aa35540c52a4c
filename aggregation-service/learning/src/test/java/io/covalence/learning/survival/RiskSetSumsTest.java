package io.covalence.learning.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.contract.plan.algorithm.RiskSetLayout;
import io.covalence.contract.plan.algorithm.RiskSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskSetSumsTest {
    private static final RiskSets HALVES = new RiskSets(List.of(10.0), 1);
    private static final float[] ZERO = new float[3];

    private static long one(double value) {
        return Math.round(value * RiskSetLayout.UNIT);
    }

    /** At a model of zeros every risk is 1. */
    @Test
    void rowsAreSummedByBin() {
        var rows = List.of(new Patient(1, true, 1, 2), new Patient(5, false, 3, -1), new Patient(10, true, -2, 0.5f));

        assertThat(Patient.sums(HALVES, rows, ZERO, 1))
                .containsExactly(
                        3,
                        1,
                        1,
                        one(-1),
                        one(2.5),
                        one(2),
                        one(4),
                        one(1),
                        one(1 + 9),
                        one(2 - 3),
                        one(4 + 1),
                        one(1),
                        one(-2),
                        one(0.5),
                        one(4),
                        one(-1),
                        one(0.25));
    }

    @Test
    void risksWeighRows() {
        var rows = List.of(new Patient(1, true, 1, 0), new Patient(5, true, 0, 1));

        var sums = Patient.sums(HALVES, rows, new float[] {1, -1, 9}, 1);

        var layout = HALVES.layout(2);
        assertThat(sums[layout.risks(0)]).as("the bias does not count").isEqualTo(one(Math.E + 1 / Math.E));
        assertThat(sums[layout.risks(0) + 1]).isEqualTo(one(Math.E));
        assertThat(sums[layout.risks(0) + 2]).isEqualTo(one(1 / Math.E));
    }

    /** 35 rows are told as 36: what does not change from round to round would tell the rows of a site that misses one. */
    @Test
    void rowsAreToldWithFourSignificantBits() {
        var rows = Collections.nCopies(35, new Patient(1, true, 0, 0));

        assertThat(Patient.sums(HALVES, rows, ZERO, 5)[RiskSetLayout.ROWS]).isEqualTo(36);
    }

    @Test
    void siteWithFewRowsOrFewEventsSendsZeros() {
        var rows = new ArrayList<>(Collections.nCopies(30, new Patient(1, false, 1, 1)));
        rows.addAll(Collections.nCopies(4, new Patient(2, true, 1, 1)));

        assertThat(Patient.sums(HALVES, rows, ZERO, 5)).containsOnly(0);
        assertThat(Patient.sums(HALVES, rows, ZERO, 4)[1]).isEqualTo(4);
        assertThat(Patient.sums(HALVES, rows.subList(30, 34), ZERO, 5)).containsOnly(0);
    }

    /** Two inputs: three rows at least, whatever the smallest cell. */
    @Test
    void binsWithNoMoreRowsThanInputsAreMerged() {
        var kind = new RiskSets(List.of(10.0), 0);
        var rows = List.of(
                new Patient(1, true, 1, 0),
                new Patient(2, true, 1, 0),
                new Patient(11, true, 0, 1),
                new Patient(12, true, 0, 1));

        var sums = Patient.sums(kind, rows, ZERO, 2);

        assertThat(sums[kind.layout(2).risks(0)]).isZero();
        assertThat(sums[kind.layout(2).risks(1)]).isEqualTo(one(4));
        assertThat(Arrays.copyOfRange(sums, 1, 3)).as("events").containsExactly(2, 2);
    }

    @Test
    void scoresCountOnlySoMuch() {
        var rows = List.of(new Patient(1, true, 20, 0));
        var layout = HALVES.layout(2);

        assertThat(Patient.sums(HALVES, rows, new float[] {100, 0, 0}, 1)[layout.risks(0)])
                .isEqualTo(one(StrictMath.exp(RiskSetLayout.MOST_SCORE)));
        assertThat(Patient.sums(HALVES, rows, new float[] {-100, 0, 0}, 1)[layout.risks(0)])
                .isEqualTo(one(StrictMath.exp(-RiskSetLayout.MOST_SCORE)));
    }

    /** 2^62 for 200 sites is 2.3e16 limbs, 1.4e9 in units; a row gives up to e^15 400 = 1.3e9. */
    @Test
    void sumsThatMightOverflowAreNotSent() {
        var row = new Patient(1, true, 20, 0);
        var model = new float[] {1, 0, 0};

        assertThat(200 * RiskSetLayout.most(200)).isPositive();
        assertThat(Patient.of(HALVES, List.of(row), model, 1).orElseThrow().limbs(200))
                .isNotEmpty();
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Patient.of(HALVES, List.of(row, row), model, 1)
                        .orElseThrow()
                        .limbs(200));
        assertThat(Patient.of(HALVES, List.of(row, row), model, 1).orElseThrow().limbs(3))
                .isNotEmpty();
    }
}
