package io.covalence.contract.plan;

import io.covalence.contract.round.RoundKind;

/**
 * The layout of the vector that sites mask and the aggregation service sums: first values in the plan's ring, then
 * 64-bit limbs. The first limb is a step limb, on which the next model depends. The others are report limbs, which
 * people read.
 *
 * <pre>
 * values  fixed-point vectors of the plan, training rounds only; in a ring of 16 bits rotated, and filled up for that. Several
 * take turns by segments: the first segment of each, then the second of each, to the end
 * limbs   0                 sum of weights, each of 1 to 16; 0 in an evaluation round
 *         1                 sites whose update was longer than the clip norm: 1 or 0 each
 *         2                 coordinates that were cut to the coordinate bound, a power of two a site
 *         3                 rows evaluated, four significant bits of each site's
 *         4 + k limbs       target k: as many limbs as the task has for one
 *         then              in an evaluation round: for target k the limbs that the task has for the last round only; after those
 *                           of all targets, for target k its histograms one after the other, bin after bin
 * </pre>
 *
 * An opening round has step limbs only, since all later rounds depend on them. Limb 0 is 0; then follow, column by
 * column, how many rows the rounded ranges hold, their mean and their mean square.
 *
 * A summary has one round, an evaluation round. The limbs before 4 are 0; then follow, partition by partition, its
 * cells and the rows that rounding down leaves out.
 *
 * The task defines its targets, and their limbs and histograms. A site's means have ten significant bits.
 *
 * @param vectors how many vectors there are, each as long as the model
 * @param parameters model parameters, 0 but in a training round
 * @param ringBits bits of a value
 * @param stepLimbs limbs on which the next version depends
 * @param reportLimbs the limbs after them
 */
public record UpdateLayout(int vectors, int parameters, int ringBits, int stepLimbs, int reportLimbs) {
    /** The one step limb. */
    public static final int WEIGHT = 0;

    /** The first limb of the first column, in an opening round. */
    public static final int OPENING = 1;

    /** The first report limb. */
    public static final int CLIPPED_NORMS = 1;

    public static final int CLIPPED_COORDINATES = 2;

    public static final int ROWS_EVALUATED = 3;

    /** The first limb of the first target. */
    public static final int EVALUATION = 4;

    /** Fixed-point units in one, of losses and errors. */
    public static final double ERROR_SCALE = 1 << 20;

    public static UpdateLayout of(StudyPlan plan, RoundKind kind) {
        int figures = EVALUATION - CLIPPED_NORMS + plan.work().figureLimbs();
        return switch (kind) {
            case OPENING -> of(plan, 0, CLIPPED_NORMS + plan.opening().limbs(), 0);
            case TRAINING -> of(plan, Math.toIntExact(plan.parameters()), CLIPPED_NORMS, figures);
            case EVALUATION ->
                of(
                        plan,
                        0,
                        CLIPPED_NORMS,
                        figures
                                + plan.work().lastFigureLimbs(plan.inputs())
                                + plan.work().histogramLimbs(plan.inputs()));
        };
    }

    private static UpdateLayout of(StudyPlan plan, int parameters, int stepLimbs, int reportLimbs) {
        return new UpdateLayout(
                plan.vectors().size(), parameters, plan.encoding().ringBits(), stepLimbs, reportLimbs);
    }

    /** Step limbs and report limbs. */
    public int limbs() {
        return stepLimbs + reportLimbs;
    }

    /** Bytes of the masked vector as a site sends it; a rotated one is filled up to whole blocks besides. */
    public long bytes() {
        return (long) vectors * parameters * ringBits / Byte.SIZE + (long) limbs() * Long.BYTES;
    }

    /** The first limb of a target. */
    public static int targetLimb(StudyPlan plan, int target) {
        return EVALUATION + target * plan.learning().task().limbsPerTarget();
    }

    /** The first limb that only the last round has of a target. */
    public static int lastLimb(StudyPlan plan, int target) {
        var learning = plan.learning();
        return EVALUATION + learning.figureLimbs() + target * learning.task().lastLimbsPerTarget();
    }

    /** The first limb of a summary's cells. */
    public static int summaryLimb() {
        return EVALUATION;
    }

    /** First limb of a histogram of a target; the other bins follow. */
    public static int histogramLimb(StudyPlan plan, int target, int histogram) {
        var learning = plan.learning();
        return EVALUATION
                + learning.figureLimbs()
                + learning.lastFigureLimbs()
                + (learning.task().histogramsPerTarget() * target + histogram)
                        * learning.evaluation().bins();
    }
}
