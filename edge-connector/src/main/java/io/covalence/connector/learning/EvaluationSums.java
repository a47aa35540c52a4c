package io.covalence.connector.learning;

import io.covalence.contract.plan.UpdateLayout;

/**
 * What a site adds to the federation's metrics; laid out as {@link UpdateLayout} says. Sums of several sites add up
 * component by component. The arrays are the record's own and are not to be changed.
 *
 * @param rows rows evaluated
 * @param counts histogram limbs; empty for regression
 * @param errors three limbs per regression target; empty for classification
 */
@SuppressWarnings("ArrayRecordComponent") // Travels once, from here into the masked vector; nobody compares it.
public record EvaluationSums(long rows, long[] counts, long[] errors) {

    /** Places these sums among the 64-bit limbs of a contribution. */
    public void writeTo(long[] limbs) {
        limbs[UpdateLayout.ROWS_EVALUATED] = rows;
        System.arraycopy(counts, 0, limbs, UpdateLayout.EVALUATION, counts.length);
        System.arraycopy(errors, 0, limbs, UpdateLayout.EVALUATION + counts.length, errors.length);
    }

    public EvaluationSums plus(EvaluationSums other) {
        return new EvaluationSums(rows + other.rows, added(counts, other.counts), added(errors, other.errors));
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
