package io.covalence.connector.round;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import io.covalence.secagg.log.KnownLog;
import io.covalence.secagg.message.Offer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What a session is held under: everything in it has been checked.
 *
 * @param offer says the same as {@code signed}
 * @param charter the one that is signed here
 * @param log what this site knows of the service's log
 * @param minimumCohort this site's own minimum
 */
record SessionTerms(RoundOffer offer, Offer signed, StudyPlan plan, Charter charter, KnownLog log, int minimumCohort) {
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
                fixedPoint,
                signed.context(),
                UpdateLayout.of(plan, offer.kind()).parameters());
    }

    SessionParameters parameters(SiteId site, Journal journal) {
        return new SessionParameters(
                signed.context(),
                site,
                charter.policy(minimumCohort, plan.aggregation().maximumSites()),
                charter.directory(),
                encoding().layout(UpdateLayout.of(plan, offer.kind()).limbs()),
                journal,
                Optional.of(log),
                signed.aborted());
    }

    /**
     * Why no session may be opened for the offer, if so; for asking before the training, which would be in vain.
     *
     * @throws ProtocolViolation (MODEL_SPENT); when what came with the offer is no certificate
     */
    Optional<String> burnt(Journal journal) {
        try {
            journal.history().requireMayOpen(signed.context(), signed.aborted(), charter.directory());
            return Optional.empty();
        } catch (ProtocolViolation violation) {
            if (violation.code() != Code.ROUND_BURNT) {
                throw violation;
            }
            return Optional.of(String.valueOf(violation.getMessage()));
        }
    }

    /** How long the others may take to train from now on. */
    Duration training(Clock clock) {
        long left = signed.deadline() - clock.instant().toEpochMilli();
        return Duration.ofMillis(Math.max(0, left));
    }

    /** How long the others may take for one message. */
    Duration phase() {
        return Duration.ofSeconds(plan.aggregation().phaseSeconds());
    }
}
