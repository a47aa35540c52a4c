package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.message.Offer;
import java.util.Base64;
import java.util.Optional;

/** Reads M0 out of an offer. What stands beside it in the clear is there for programs without keys, and may say nothing else. */
final class OfferReader {
    private OfferReader() {}

    /**
     * Reads the signed offer; the signature is not checked yet.
     *
     * @throws Failure when it cannot be read, or the offer contradicts itself
     */
    static Offer read(RoundOffer offer) {
        Offer signed;
        try {
            signed = Offer.decode(Base64.getDecoder().decode(offer.signed()));
        } catch (ProtocolViolation | IllegalArgumentException unreadable) {
            throw refused("The signed part of the offer cannot be read.");
        }
        var context = signed.context();
        boolean same = context.tenant().equals(offer.tenantId().value())
                && context.study().equals(offer.studyId().value())
                && context.run().equals(offer.runId().value())
                && context.round() == offer.number()
                && context.attempt() == offer.attempt()
                && context.planHash().hex().equals(offer.planSha256())
                && context.modelHash().hex().equals(offer.modelSha256())
                && signed.modelVersion() == offer.modelVersion()
                && signed.deadline() == offer.trainingDeadline().toEpochMilli();
        if (!same) {
            throw refused("The offer says something else than its signed part.");
        }
        return signed;
    }

    /**
     * Checks that what is asked of the site follows from what is signed: each training round makes the next version of the model,
     * and the one that the last of them makes is scored once. Where the plan lets training end early, any version may be the last after
     * which that can be; whether the scores were so, no site can tell. Nothing else in an offer says how many rounds there are. A summary has
     * no training round, and is made from version 0. An opening round comes first, and makes version 1.
     *
     * @throws Failure otherwise
     */
    static void requireKind(RoundOffer offer, Offer signed, StudyPlan plan) {
        int openings = plan.openings();
        int last = plan.lastVersion();
        int version = signed.modelVersion();
        if (version > last) {
            throw refused(
                    "The plan has " + plan.trainings() + " training rounds, and none from version " + version + ".");
        }
        boolean asked = switch (offer.kind()) {
            case OPENING -> version < openings;
            case TRAINING -> version >= openings && version < last;
            case EVALUATION -> version == last || plan.schedule().stopping().mayEndAt(version - openings);
        };
        if (!asked) {
            throw refused("The plan asks for no such round from version " + version + " of the model.");
        }
    }

    /**
     * The proof that the offer's log continues the known one, if it came along.
     *
     * @throws Failure when it cannot be read
     */
    static Optional<byte[]> growth(RoundOffer offer) {
        try {
            return offer.growth().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(offer.growth()));
        } catch (IllegalArgumentException notBase64) {
            throw refused("What came with the offer cannot be read.");
        }
    }

    private static Failure refused(String why) {
        return Failure.failed(FailureCode.OFFER_NOT_VALID, why, "Tell the people who run the service.");
    }
}
