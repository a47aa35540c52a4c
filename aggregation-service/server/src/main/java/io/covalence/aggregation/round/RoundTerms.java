package io.covalence.aggregation.round;

import io.covalence.aggregation.run.Run;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.util.Optional;

/** What both sides of secure aggregation derive from the run and the offer. */
public final class RoundTerms {
    private RoundTerms() {}

    public static RoundContext context(Run run, Round round) {
        return new RoundContext(
                run.tenantId(),
                run.studyId(),
                run.runId(),
                run.charter().hash(),
                round.number(),
                round.attempt(),
                ByteString.ofHex(round.modelSha256()),
                ByteString.ofHex(run.planSha256()));
    }

    /** The key that signs tree heads. */
    public static Optional<ByteString> logKey(Run run) {
        return Optional.of(run.charter().serviceKey());
    }

    public static CohortPolicy policy(Run run) {
        return run.charter().policy(0, run.plan().aggregation().maximumSites());
    }

    public static IdentityDirectory directory(Run run) {
        return run.charter().directory();
    }

    public static VectorLayout layout(Run run, Round round) {
        var layout = UpdateLayout.of(run.plan(), round.kind());
        return encoding(run, round).layout(layout.stepLimbs(), layout.reportLimbs());
    }

    /** How the round's updates became the values of vectors. */
    public static UpdateEncoding encoding(Run run, Round round) {
        var aggregation = run.plan().aggregation();
        var fixedPoint = new FixedPoint(
                aggregation.clipNorm(),
                aggregation.coordinateBound(),
                aggregation.maximumWeight(),
                aggregation.maximumSites(),
                RingWidth.ofBits(aggregation.ringBits()));
        return UpdateEncoding.of(
                fixedPoint,
                context(run, round),
                UpdateLayout.of(run.plan(), round.kind()).parameters());
    }
}
