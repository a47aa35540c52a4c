package io.covalence.connector.round;

import io.covalence.connector.Sha256;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Optional;

/**
 * What a session is held under, from the offer and the approved plan.
 *
 * @param minimumCohort this site's own minimum
 */
record SessionTerms(RoundOffer offer, StudyPlan plan, int minimumCohort) {
    /** How this round's update becomes the values of a vector. */
    UpdateEncoding encoding() {
        var aggregation = plan.aggregation();
        var fixedPoint = new FixedPoint(
                aggregation.clipNorm(),
                aggregation.coordinateBound(),
                aggregation.maximumWeight(),
                aggregation.maximumSites(),
                RingWidth.ofBits(aggregation.ringBits()));
        return UpdateEncoding.of(
                fixedPoint, context(), UpdateLayout.of(plan, offer.kind()).parameters());
    }

    SessionParameters parameters(String siteId, Journal journal) {
        return new SessionParameters(
                context(),
                new SiteId(siteId),
                new CohortPolicy(
                        plan.aggregation().assumedColluders(),
                        minimumCohort,
                        plan.aggregation().maximumSites()),
                directory(),
                encoding().layout(UpdateLayout.of(plan, offer.kind()).limbs()),
                journal,
                Optional.empty(),
                Optional.empty());
    }

    /** How long the others may take to train from now on. */
    Duration training(Clock clock) {
        var left = Duration.between(clock.instant(), offer.trainingDeadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How long the others may take for one message. */
    Duration phase() {
        return Duration.ofSeconds(plan.aggregation().phaseSeconds());
    }

    /** There is no charter yet; its place is held by the hash of nothing. */
    private RoundContext context() {
        return new RoundContext(
                offer.tenantId(),
                offer.studyId(),
                offer.runId(),
                ByteString.ofHex(Sha256.hex(new byte[0])),
                offer.number(),
                offer.attempt(),
                ByteString.ofHex(offer.modelSha256()),
                ByteString.ofHex(offer.planSha256()));
    }

    private IdentityDirectory directory() {
        var keys = new HashMap<SiteId, ByteString>();
        for (var participant : offer.participants()) {
            keys.put(
                    new SiteId(participant.siteId()),
                    ByteString.of(Base64.getUrlDecoder().decode(participant.identityKey())));
        }
        return new IdentityDirectory(keys);
    }
}
