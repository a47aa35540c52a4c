package io.covalence.learning.encoding;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;

/**
 * The encoding that follows from a plan. A plan knows nothing of secure aggregation, and secure aggregation nothing of plans; here
 * the one becomes the other, so that a site and the service cannot disagree.
 */
public final class PlanEncoding {
    private PlanEncoding() {}

    /** The bounds of the plan's updates, within which no sum overflows. */
    public static FixedPoint fixedPoint(StudyPlan plan) {
        var encoding = plan.encoding();
        return new FixedPoint(
                encoding.clipNorm(),
                encoding.coordinateBound(),
                encoding.maximumWeight(),
                plan.cohort().maximumSites(),
                RingWidth.ofBits(encoding.ringBits()));
    }

    /** How the update of a round becomes the values of a vector; in an evaluation round there is none. */
    public static UpdateEncoding of(StudyPlan plan, RoundKind kind, RoundContext context) {
        return UpdateEncoding.of(
                fixedPoint(plan), context, UpdateLayout.of(plan, kind).parameters());
    }

    /** The layout of a round's masked vectors and of their sum. */
    public static VectorLayout layout(StudyPlan plan, RoundKind kind, RoundContext context) {
        var layout = UpdateLayout.of(plan, kind);
        return of(plan, kind, context).layout(layout.stepLimbs(), layout.reportLimbs());
    }
}
