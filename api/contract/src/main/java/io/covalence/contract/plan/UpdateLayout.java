package io.covalence.contract.plan;

import io.covalence.contract.round.RoundKind;

/**
 * Where things stand in the vector that sites mask and the aggregation service sums: first values in the plan's ring, then
 * 64-bit limbs. The first limb is a step limb, which the next model depends on; the others are report limbs, which people read.
 *
 * <pre>
 * values  [0, parameters)   fixed-point update, training rounds only; in a ring of 16 bits rotated, and filled up for that
 * limbs   0                 sum of weights, each of 1 to 16; 0 in an evaluation round
 *         1                 sites whose update was longer than the clip norm: 1 or 0 each
 *         2                 coordinates that were cut to the coordinate bound, a power of two a site
 *         3                 rows evaluated, four significant bits of each site's
 *         4 + 4k            classification, target k: weight of pairs of a positive and a negative row, a power of two a site
 *         5 + 4k            that weight times the site's ROC-AUC, in units of 1/1024
 *         6 + 4k            rows with a label, four significant bits of each site's
 *         7 + 4k            those rows times the site's mean log loss, in units of 2^-20
 *         4 + 4 targets + (2k + y) bins + b
 *                           in an evaluation round: rows of target k and class y (0, 1) in bin b; those of a class are four
 *                           significant bits of each site's
 *         4 + 3k            regression, target k: rows with a label, four significant bits of each site's
 *         5 + 3k, 6 + 3k    those rows times the site's mean squared and mean absolute error, in units of 2^-20 of the target's
 *                           scale (squared)
 * </pre>
 *
 * A site's means have ten significant bits. Of a target of which the site has fewer rows than the plan's smallest cell, for
 * classification in either class, its limbs are 0.
 *
 * @param parameters model parameters, 0 in an evaluation round
 * @param ringBits bits of a value
 * @param stepLimbs limbs that decide the next model
 * @param reportLimbs the limbs after them
 */
public record UpdateLayout(int parameters, int ringBits, int stepLimbs, int reportLimbs) {
    /** The one step limb. */
    public static final int WEIGHT = 0;

    /** The first report limb. */
    public static final int CLIPPED_NORMS = 1;

    public static final int CLIPPED_COORDINATES = 2;

    public static final int ROWS_EVALUATED = 3;

    /** The first limb of the first target. */
    public static final int EVALUATION = 4;

    /** Limbs of a classification target, beside its histogram: {@link #PAIRS} and so on from its first one. */
    public static final int LIMBS_PER_CLASSIFICATION = 4;

    public static final int PAIRS = 0;
    public static final int CONCORDANT = 1;
    public static final int LABELLED = 2;
    public static final int LOSS = 3;

    /** Limbs of a regression target: rows with a label, squared errors, absolute errors. */
    public static final int LIMBS_PER_REGRESSION = 3;

    public static final int SQUARED = 1;
    public static final int ABSOLUTE = 2;

    /** Units of {@link #CONCORDANT} in one pair. */
    public static final int CONCORDANCE_SCALE = 1 << 10;

    /** Fixed-point units in one, of losses and errors. */
    public static final double ERROR_SCALE = 1 << 20;

    public static UpdateLayout of(StudyPlan plan, RoundKind kind) {
        int parameters = kind == RoundKind.TRAINING ? Math.toIntExact(plan.parameters()) : 0;
        int reports = EVALUATION - CLIPPED_NORMS + targetLimbs(plan);
        if (kind == RoundKind.EVALUATION) {
            reports += histogramLimbs(plan);
        }
        return new UpdateLayout(parameters, plan.aggregation().ringBits(), CLIPPED_NORMS, reports);
    }

    /** Step limbs and report limbs. */
    public int limbs() {
        return stepLimbs + reportLimbs;
    }

    /** The first limb of a target. */
    public static int targetLimb(StudyPlan plan, int target) {
        return EVALUATION + target * limbsPerTarget(plan);
    }

    /** Limbs of all targets, beside the histograms. */
    public static int targetLimbs(StudyPlan plan) {
        return plan.targets().size() * limbsPerTarget(plan);
    }

    /** First limb of a classification target's histogram for rows with the label 0 or 1; the other bins follow. */
    public static int histogramLimb(StudyPlan plan, int target, int label) {
        return EVALUATION
                + targetLimbs(plan)
                + (2 * target + label) * plan.evaluation().bins();
    }

    /** Limbs of all histograms, in an evaluation round. */
    public static int histogramLimbs(StudyPlan plan) {
        return switch (plan.task()) {
            case CLASSIFICATION -> 2 * plan.targets().size() * plan.evaluation().bins();
            case REGRESSION -> 0;
        };
    }

    private static int limbsPerTarget(StudyPlan plan) {
        return switch (plan.task()) {
            case CLASSIFICATION -> LIMBS_PER_CLASSIFICATION;
            case REGRESSION -> LIMBS_PER_REGRESSION;
        };
    }
}
