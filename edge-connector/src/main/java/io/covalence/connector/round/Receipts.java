package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.RoundResult;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.evidence.BundleVerifier;
import io.covalence.secagg.evidence.Closing;
import io.covalence.secagg.evidence.Witness;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Result;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this site keeps of rounds that it contributed to: it holds the service to its signed result, and collects the round's
 * evidence bundle as soon as the service has it. For use by one thread.
 */
final class Receipts {
    /** A service that has no bundles is not asked for ever more of them. */
    private static final int MOST_OWED = 32;

    private final AggregationServiceClient service;
    private final EvidenceFolder evidence;
    private final Deque<Owed> owed = new ArrayDeque<>();
    private @Nullable Model last;

    Receipts(AggregationServiceClient service, EvidenceFolder evidence) {
        this.service = service;
        this.evidence = evidence;
    }

    private record Owed(RoundOffer offer, Witness witness) {}

    private record Model(String run, int version, ByteString hash) {}

    /**
     * Checks that the model of an offer is the one that the last result named.
     *
     * @throws Failure otherwise
     */
    void requireSameModel(Offer offer) {
        var known = last;
        if (known != null
                && known.run().equals(offer.context().run())
                && known.version() == offer.modelVersion()
                && !known.hash().equals(offer.context().modelHash())) {
            throw Failure.failed(
                    "model-replaced",
                    "Version " + known.version() + " of the model is another one than the last round's result said.",
                    "Tell the study's other members, and the people who run the service.");
        }
    }

    /**
     * Takes the signed result of a round, M10; its bundle is owed from now on.
     *
     * @throws Failure when the result is not signed by the service, or is about something else than this site agreed to
     */
    void take(RoundResult result, SessionTerms terms, Contribution contribution) {
        Result signed;
        try {
            signed = Result.decode(Base64.getDecoder().decode(result.signed()));
            signed.verify(terms.charter().serviceKey());
        } catch (ProtocolViolation violation) {
            throw refused(String.valueOf(violation.getMessage()));
        } catch (IllegalArgumentException notBase64) {
            throw refused("it cannot be read");
        }
        var survivors = contribution.survivors();
        if (!signed.context().equals(terms.signed().context().hash())
                || !signed.session().equals(survivors.sharing().cohort().session())
                || !signed.survivors().equals(survivors.hash())
                || signed.survivorCount() != survivors.sites().size()) {
            throw refused("it is about something else than this site agreed to");
        }
        last = new Model(terms.offer().runId(), signed.modelVersion(), signed.modelHash());
        if (owed.size() == MOST_OWED) {
            owed.removeFirst();
        }
        owed.addLast(new Owed(
                terms.offer(),
                new Witness(terms.charters(), terms.signed(), survivors, contribution.quorum(), signed)));
    }

    /**
     * Collects the bundles that the service has by now; those that it has not are asked for again the next time.
     *
     * @return what is wrong with one, in a sentence
     */
    Optional<String> collect() throws InterruptedException {
        Optional<String> problem = Optional.empty();
        for (int i = owed.size(); i > 0; i--) {
            var next = owed.removeFirst();
            try {
                var closing = service.closing(next.offer().roundId());
                if (closing.isPresent()) {
                    close(next, closing.get());
                } else {
                    owed.addLast(next);
                }
            } catch (ProtocolViolation violation) {
                problem = Optional.of("The evidence of round " + next.offer().number() + " does not hold: "
                        + violation.getMessage() + ".");
            } catch (Failure away) {
                owed.addLast(next);
            }
        }
        return problem;
    }

    /** The bundle is put together from what this site saw. When the service has signed another one, that is kept and checked. */
    private void close(Owed owed, byte[] closing) throws InterruptedException {
        try {
            keep(owed, owed.witness().close(Closing.decode(closing)).encode());
        } catch (ProtocolViolation other) {
            var bundle = service.evidence(owed.offer().roundId()).orElseThrow(() -> other);
            keep(owed, bundle);
            check(owed.witness(), bundle);
        }
    }

    private void keep(Owed owed, byte[] bundle) {
        var offer = owed.offer();
        evidence.keepBundle(offer.runId(), offer.number(), offer.attempt(), bundle);
    }

    private static void check(Witness witness, byte[] bundle) {
        var charter = witness.charters().current().hash();
        var session = witness.survivors().sharing().cohort().session();
        if (!BundleVerifier.verify(bundle, Optional.of(charter)).session().equals(session)) {
            throw ProtocolViolation.of(
                    ProtocolViolation.Code.WRONG_CONTEXT, "it is about another session than this site took part in");
        }
    }

    private static Failure refused(String why) {
        return Failure.failed(
                "result-not-valid",
                "The result that the service gave for the round does not hold: " + why + ".",
                "Tell the study's other members, and the people who run the service.");
    }
}
