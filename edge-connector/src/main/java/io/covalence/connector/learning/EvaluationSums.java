package io.covalence.connector.learning;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;

/**
 * A site's part of the federation's metrics, laid out, rounded and left out as {@link UpdateLayout} says. Sums of
 * several sites add up component by component. The arrays belong to the record; do not change them.
 *
 * @param rows rows evaluated
 * @param figures the limbs of all targets
 * @param last the limbs of all targets that only the last round has
 * @param histograms the limbs of all histograms; empty for regression
 */
@SuppressWarnings("ArrayRecordComponent") // Travels once, from here into the masked vector; nobody compares it.
public record EvaluationSums(long rows, long[] figures, long[] last, long[] histograms) implements RoundSums {

    /** Of a round in which nothing is scored. */
    public static EvaluationSums none(StudyPlan plan) {
        var work = plan.work();
        return new EvaluationSums(
                0,
                new long[work.figureLimbs()],
                new long[work.lastFigureLimbs(plan.inputs())],
                new long[work.histogramLimbs(plan.inputs())]);
    }

    /** What only the last round has goes in an evaluation round only. */
    @Override
    public void writeTo(long[] limbs, RoundKind kind) {
        limbs[UpdateLayout.ROWS_EVALUATED] = rows;
        System.arraycopy(figures, 0, limbs, UpdateLayout.EVALUATION, figures.length);
        switch (kind) {
            case OPENING, TRAINING -> {}
            case EVALUATION -> {
                int after = UpdateLayout.EVALUATION + figures.length;
                System.arraycopy(last, 0, limbs, after, last.length);
                System.arraycopy(histograms, 0, limbs, after + last.length, histograms.length);
            }
        }
    }

    /** These sums as the limbs of an evaluation round. */
    public long[] limbs(StudyPlan plan) {
        var limbs = new long[UpdateLayout.of(plan, RoundKind.EVALUATION).limbs()];
        writeTo(limbs, RoundKind.EVALUATION);
        return limbs;
    }

    public EvaluationSums plus(EvaluationSums other) {
        return new EvaluationSums(
                Math.addExact(rows, other.rows),
                added(figures, other.figures),
                added(last, other.last),
                added(histograms, other.histograms));
    }

    private static long[] added(long[] left, long[] right) {
        if (left.length != right.length) {
            throw new IllegalArgumentException("sums of different plans");
        }
        var sum = left.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.addExact(sum[i], right[i]);
        }
        return sum;
    }
}
