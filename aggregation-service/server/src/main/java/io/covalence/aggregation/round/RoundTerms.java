package io.covalence.aggregation.round;

import io.covalence.aggregation.run.Run;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.util.Optional;

/** What both sides of secure aggregation derive from the run and the offer. */
public final class RoundTerms {
    private RoundTerms() {}

    public static RoundContext context(Run run, Round round) {
        return new RoundContext(
                run.tenantId().value(),
                run.studyId().value(),
                run.runId().value(),
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
        return run.charter().policy(0, run.plan().cohort().maximumSites());
    }

    public static IdentityDirectory directory(Run run) {
        return run.charter().directory();
    }

    public static VectorLayout layout(Run run, Round round) {
        return PlanEncoding.layout(run.plan(), round.kind(), context(run, round));
    }

    /** The encoding of the round's updates as values of vectors. */
    public static UpdateEncoding encoding(Run run, Round round) {
        return PlanEncoding.of(run.plan(), round.kind(), context(run, round));
    }
}
