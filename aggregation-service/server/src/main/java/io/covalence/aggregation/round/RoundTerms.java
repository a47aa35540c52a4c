package io.covalence.aggregation.round;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.run.Run;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/** What both sides of secure aggregation derive from the run and the offer. */
public final class RoundTerms {
    /** Until charters exist: the hash of no bytes. */
    private static final ByteString NO_CHARTER = ByteString.ofHex(Digests.hex(new byte[0]));

    private RoundTerms() {}

    public static RoundContext context(Run run, Round round) {
        return new RoundContext(
                run.tenantId(),
                run.studyId(),
                run.runId(),
                NO_CHARTER,
                round.number(),
                round.attempt(),
                ByteString.ofHex(round.modelSha256()),
                ByteString.ofHex(run.planSha256()));
    }

    /** The key that signs tree heads; there is no log yet. */
    public static Optional<ByteString> logKey() {
        return Optional.empty();
    }

    public static CohortPolicy policy(Run run) {
        var aggregation = run.plan().aggregation();
        return new CohortPolicy(aggregation.assumedColluders(), aggregation.minimumSites(), aggregation.maximumSites());
    }

    public static IdentityDirectory directory(Run run) {
        return new IdentityDirectory(run.participants().stream()
                .collect(Collectors.toMap(
                        participant -> new SiteId(participant.siteId()),
                        participant -> ByteString.of(Base64.getUrlDecoder().decode(participant.identityKey())))));
    }

    public static VectorLayout layout(Run run, Round round) {
        return encoding(run, round)
                .layout(UpdateLayout.of(run.plan(), round.kind()).limbs());
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
