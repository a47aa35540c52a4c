package io.covalence.learning.encoding;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.round.RoundKind;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.MeanUpdate;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoding that follows from a plan. Plans know nothing of secure aggregation, and secure aggregation knows nothing
 * of plans. This class connects them, so that a site and the service cannot disagree.
 */
public final class PlanEncoding {
    private PlanEncoding() {}

    /** The bounds of the plan's updates, within which no sum overflows. */
    public static FixedPoint fixedPoint(StudyPlan plan) {
        return fixedPoint(plan, plan.vectors().getFirst());
    }

    private static FixedPoint fixedPoint(StudyPlan plan, UpdateVector vector) {
        return new FixedPoint(
                vector.clipNorm(),
                vector.coordinateBound(),
                plan.encoding().maximumWeight(),
                plan.cohort().maximumSites(),
                RingWidth.ofBits(plan.encoding().ringBits()));
    }

    /** How the vectors of a round become values, in the order of the plan; in an evaluation round they are empty. */
    public static UpdateEncoding of(StudyPlan plan, RoundKind kind, RoundContext context) {
        var fixedPoints =
                plan.vectors().stream().map(vector -> fixedPoint(plan, vector)).toList();
        return UpdateEncoding.of(
                fixedPoints, context, UpdateLayout.of(plan, kind).parameters());
    }

    /**
     * With what a site counts in each vector of a plan.
     *
     * @param weight of its rows
     */
    public static long[] weights(StudyPlan plan, long weight) {
        return plan.vectors().stream()
                .mapToLong(vector -> vector.weighted() ? weight : FixedPoint.WEIGHTS)
                .toArray();
    }

    /**
     * Reads the means of a round's vectors out of its sum.
     *
     * @param weight the step limb: sum of the weights of the sites' rows
     * @param sites in the sum
     * @return in the order of the plan
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when so many sites cannot have made such a sum of weights
     */
    public static List<MeanUpdate> means(StudyPlan plan, UpdateEncoding encoding, long weight, int sites) {
        var means = new ArrayList<MeanUpdate>();
        for (var vector : plan.vectors()) {
            long total = vector.weighted() ? weight : (long) FixedPoint.WEIGHTS * sites;
            means.add(encoding.mean(means.size(), total, sites));
        }
        return means;
    }

    /** The layout of a round's masked vectors and of their sum. */
    public static VectorLayout layout(StudyPlan plan, RoundKind kind, RoundContext context) {
        var layout = UpdateLayout.of(plan, kind);
        return of(plan, kind, context).layout(layout.stepLimbs(), layout.reportLimbs());
    }
}
