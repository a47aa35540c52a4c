package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.OwedBundle;
import io.covalence.contract.round.RoundResult;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.evidence.BundleVerifier;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Result;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this site keeps of rounds that it contributed to: it holds the service to its signed result, and collects the round's
 * evidence bundle. The service makes that soon after the result, so it is asked for after the next round, or when there is none;
 * what is owed is on the disk, and survives a crash. For use by one thread.
 */
final class Receipts {
    /** A service that has no bundles is not asked for ever more of them. */
    private static final int MOST_OWED = 32;

    private final AggregationServiceClient service;
    private final EvidenceFolder evidence;
    private final Deque<OwedBundle> owed;
    private @Nullable Model last;

    Receipts(AggregationServiceClient service, EvidenceFolder evidence) {
        this.service = service;
        this.evidence = evidence;
        this.owed = new ArrayDeque<>(evidence.owed());
    }

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
        try {
            var signed = Result.decode(Base64.getDecoder().decode(result.signed()));
            signed.verify(terms.charter().serviceKey());
            var expected = contribution.survivors();
            if (!signed.context().equals(terms.signed().context().hash())
                    || !signed.session().equals(contribution.session())
                    || !signed.survivors().equals(expected)
                    || signed.survivorCount() != contribution.count()) {
                throw refused("it is about something else than this site agreed to");
            }
            last = new Model(terms.offer().runId(), signed.modelVersion(), signed.modelHash());
        } catch (ProtocolViolation violation) {
            throw refused(String.valueOf(violation.getMessage()));
        } catch (IllegalArgumentException notBase64) {
            throw refused("it cannot be read");
        }
        owe(new OwedBundle(
                terms.offer().roundId(),
                terms.offer().runId(),
                terms.offer().number(),
                terms.offer().attempt(),
                terms.charter().hash().hex(),
                contribution.session().hex()));
    }

    private void owe(OwedBundle bundle) {
        if (owed.size() == MOST_OWED) {
            evidence.forget(owed.removeFirst());
        }
        owed.addLast(bundle);
        evidence.owe(bundle);
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
                var bundle = service.evidence(next.roundId());
                if (bundle.isPresent()) {
                    // In any case: also one that does not hold shows what the service said.
                    evidence.keep(next, bundle.get());
                    check(next, bundle.get());
                } else {
                    owed.addLast(next);
                }
            } catch (ProtocolViolation violation) {
                problem = Optional.of(
                        "The evidence of round " + next.number() + " does not hold: " + violation.getMessage() + ".");
            } catch (Failure away) {
                owed.addLast(next);
            }
        }
        return problem;
    }

    private static void check(OwedBundle what, byte[] bundle) {
        var report = BundleVerifier.verify(bundle, Optional.of(ByteString.ofHex(what.charterHash())));
        if (!report.session().hex().equals(what.session())) {
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
