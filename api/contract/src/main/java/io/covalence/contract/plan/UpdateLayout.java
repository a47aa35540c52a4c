package io.covalence.contract.plan;

import io.covalence.contract.round.RoundKind;

/**
 * Where things stand in the vector that sites mask and the aggregation service sums: first 32-bit words, then 64-bit limbs.
 *
 * <pre>
 * words   [0, parameters)                       fixed-point update, training rounds only
 *         [parameters, parameters + counts)     histogram counts, classification only: for target k, class y (0, 1), bin b
 *                                               at parameters + (2k + y) * bins + b
 * limbs   0                                     sum of weights: min(training rows, maximumWeight); 0 in an evaluation round
 *         1                                     rows evaluated
 *         2 + 3k, 3 + 3k, 4 + 3k                regression, target k: rows with a label, sum of squared errors and sum of
 *                                               absolute errors in units of 2^-20 of the target's unit (squared)
 * </pre>
 *
 * @param parameters model parameters, 0 in an evaluation round
 * @param counts histogram words
 * @param limbs 64-bit limbs
 */
public record UpdateLayout(int parameters, int counts, int limbs) {
    public static final int WEIGHT = 0;
    public static final int ROWS_EVALUATED = 1;

    /** Limbs per regression target. */
    public static final int LIMBS_PER_TARGET = 3;

    /** Fixed-point units in one: errors are summed as {@code round(error * ERROR_SCALE)}. */
    public static final double ERROR_SCALE = 1 << 20;

    private static final int FIRST_ERROR_LIMB = 2;

    public static UpdateLayout of(StudyPlan plan, RoundKind kind) {
        int parameters = kind == RoundKind.TRAINING ? Math.toIntExact(plan.parameters()) : 0;
        boolean classification = plan.task() == TaskKind.CLASSIFICATION;
        int counts =
                classification ? 2 * plan.targets().size() * plan.evaluation().bins() : 0;
        int limbs = FIRST_ERROR_LIMB
                + (classification ? 0 : LIMBS_PER_TARGET * plan.targets().size());
        return new UpdateLayout(parameters, counts, limbs);
    }

    public int words() {
        return parameters + counts;
    }

    /** First limb of a regression target: rows with a label; squared and absolute errors follow. */
    public static int errorLimb(int target) {
        return FIRST_ERROR_LIMB + LIMBS_PER_TARGET * target;
    }
}
