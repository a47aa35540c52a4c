package io.covalence.contract.plan;

import io.covalence.contract.round.RoundKind;

/**
 * Where things stand in the vector that sites mask and the aggregation service sums: first values in the plan's ring, then
 * 64-bit limbs.
 *
 * <pre>
 * values  [0, parameters)   fixed-point update, training rounds only; in a ring of 16 bits rotated, and filled up for that
 * limbs   0                 sum of weights: min(training rows, maximumWeight); 0 in an evaluation round
 *         1                 rows evaluated
 *         2                 sites whose update was longer than the clip norm: 1 or 0 each
 *         3                 coordinates that were cut to the coordinate bound
 *         4 + (2k + y) bins + b
 *                           classification: histogram count for target k, class y (0, 1), bin b
 *         4 + 3k, 5 + 3k, 6 + 3k
 *                           regression, target k: rows with a label, sum of squared errors and sum of absolute errors in
 *                           units of 2^-20 of the target's unit (squared)
 * </pre>
 *
 * @param parameters model parameters, 0 in an evaluation round
 * @param ringBits bits of a value
 * @param limbs 64-bit limbs
 */
public record UpdateLayout(int parameters, int ringBits, int limbs) {
    public static final int WEIGHT = 0;
    public static final int ROWS_EVALUATED = 1;
    public static final int CLIPPED_NORMS = 2;
    public static final int CLIPPED_COORDINATES = 3;

    /** The first limb of the histograms or errors, which are the last ones. */
    public static final int EVALUATION = 4;

    /** Limbs per regression target. */
    public static final int LIMBS_PER_TARGET = 3;

    /** Fixed-point units in one: errors are summed as {@code round(error * ERROR_SCALE)}. */
    public static final double ERROR_SCALE = 1 << 20;

    public static UpdateLayout of(StudyPlan plan, RoundKind kind) {
        int parameters = kind == RoundKind.TRAINING ? Math.toIntExact(plan.parameters()) : 0;
        int evaluation = plan.targets().size()
                * (plan.task() == TaskKind.CLASSIFICATION
                        ? 2 * plan.evaluation().bins()
                        : LIMBS_PER_TARGET);
        return new UpdateLayout(parameters, plan.aggregation().ringBits(), EVALUATION + evaluation);
    }

    /** First limb of a classification target's histogram for rows with the label 0 or 1; the other bins follow. */
    public static int histogramLimb(StudyPlan plan, int target, int label) {
        return EVALUATION + (2 * target + label) * plan.evaluation().bins();
    }

    /** First limb of a regression target: rows with a label; squared and absolute errors follow. */
    public static int errorLimb(int target) {
        return EVALUATION + LIMBS_PER_TARGET * target;
    }
}
