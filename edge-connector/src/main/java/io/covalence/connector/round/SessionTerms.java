package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundOffer;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.client.Journal;
import io.covalence.secagg.client.SessionParameters;
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
 * @param charters the newest version is the one that is signed here
 * @param log what this site knows of the service's log
 * @param minimumCohort this site's own minimum
 */
record SessionTerms(
        RoundOffer offer, Offer signed, StudyPlan plan, CharterChain charters, KnownLog log, int minimumCohort) {
    Charter charter() {
        return charters.current();
    }

    /** What vectors that this site keeps come of. */
    VectorFile.Origin origin() {
        return new VectorFile.Origin(
                offer.runId(),
                offer.roundId(),
                offer.number(),
                offer.modelVersion(),
                charter().hash().hex());
    }

    /** How this round's update becomes the values of a vector. */
    UpdateEncoding encoding() {
        return PlanEncoding.of(plan, offer.kind(), signed.context());
    }

    SessionParameters parameters(SiteId site, Journal journal) {
        return new SessionParameters(
                signed.context(),
                site,
                charter().policy(minimumCohort, plan.cohort().maximumSites()),
                charter().directory(),
                PlanEncoding.layout(plan, offer.kind(), signed.context()),
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
            journal.history()
                    .requireMayOpen(
                            signed.context(), signed.aborted(), charter().directory());
            return Optional.empty();
        } catch (ProtocolViolation violation) {
            if (violation.code() != Code.ROUND_BURNT) {
                throw violation;
            }
            return Optional.of(String.valueOf(violation.getMessage()));
        }
    }

    /**
     * Checks that there is still time to train.
     *
     * @throws Failure otherwise
     */
    void requireTimeLeft(Clock clock) {
        if (left(clock).isNegative()) {
            throw Failure.failed(
                    FailureCode.OFFER_NOT_VALID,
                    "The time to train in the round is over.",
                    "Tell the people who run the service. This machine's clock is not the reason: the service's own"
                            + " time is used.");
        }
    }

    /** How long the others may take to train from now on: never longer than the plan lets them. */
    Duration training(Clock clock) {
        var longest = Duration.ofSeconds(plan.schedule().trainingSeconds());
        var left = left(clock);
        return left.isNegative() ? Duration.ZERO : left.compareTo(longest) > 0 ? longest : left;
    }

    /** Of a deadline in milliseconds any number may come. */
    private Duration left(Clock clock) {
        return Duration.ofMillis(signed.deadline())
                .minus(Duration.ofMillis(clock.instant().toEpochMilli()));
    }

    /** How long the others may take for one message. */
    Duration phase() {
        return Duration.ofSeconds(plan.schedule().phaseSeconds());
    }
}
