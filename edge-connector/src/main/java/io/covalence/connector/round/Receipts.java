package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.OwedBundle;
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
import java.util.HashMap;
import java.util.Map;
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
    private final Map<String, Witness> witnesses = new HashMap<>();
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
        var session = survivors.sharing().cohort().session();
        if (!signed.context().equals(terms.signed().context().hash())
                || !signed.session().equals(session)
                || !signed.survivors().equals(survivors.hash())
                || signed.survivorCount() != survivors.sites().size()) {
            throw refused("it is about something else than this site agreed to");
        }
        var offer = terms.offer();
        last = new Model(offer.runId(), signed.modelVersion(), signed.modelHash());
        witnesses.put(
                offer.roundId(),
                new Witness(terms.charters(), terms.signed(), survivors, contribution.quorum(), signed));
        owe(new OwedBundle(
                offer.roundId(),
                offer.runId(),
                offer.number(),
                offer.attempt(),
                terms.charter().hash().hex(),
                session.hex()));
    }

    private void owe(OwedBundle bundle) {
        if (owed.size() == MOST_OWED) {
            var oldest = owed.removeFirst();
            witnesses.remove(oldest.roundId());
            evidence.forget(oldest);
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
                if (collected(next)) {
                    witnesses.remove(next.roundId());
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

    /** Only of a round in which this process took part it saw enough; otherwise the service sends the whole bundle. */
    private boolean collected(OwedBundle owed) throws InterruptedException {
        var witness = witnesses.get(owed.roundId());
        if (witness == null) {
            return fetched(owed);
        }
        var closing = service.closing(owed.roundId());
        if (closing.isEmpty()) {
            return false;
        }
        try {
            evidence.keep(owed, witness.close(Closing.decode(closing.get())).encode());
            return true;
        } catch (ProtocolViolation otherThanSeen) {
            // What the service keeps instead is evidence too.
            if (fetched(owed)) {
                return true;
            }
            throw otherThanSeen;
        }
    }

    private boolean fetched(OwedBundle owed) throws InterruptedException {
        var bundle = service.evidence(owed.roundId());
        if (bundle.isEmpty()) {
            return false;
        }
        // In any case: also one that does not hold shows what the service said.
        evidence.keep(owed, bundle.get());
        check(owed, bundle.get());
        return true;
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
