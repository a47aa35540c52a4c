package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.OwedBundle;
import io.covalence.connector.transparency.SeenRound;
import io.covalence.contract.id.RoundId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.evidence.Bundle;
import io.covalence.secagg.evidence.BundleVerifier;
import io.covalence.secagg.evidence.Closing;
import io.covalence.secagg.evidence.Witness;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the evidence bundles that the service owes. It makes them soon after the result, so it is asked for them after the
 * next round, or when there is none. What is owed here is what is owed on the disk, also after a crash. For use by one thread.
 */
final class OwedBundles {
    /** Rounds of which more than the disk remembers what was seen; of others the service sends the whole bundle. */
    private static final int MOST_WITNESSED = 32;

    /** A service that owes more than these withholds them, and people should know. */
    private static final int MOST_OWED = 32;

    /** One more than a round adds: what was left behind is caught up with, and no round waits for long. */
    private static final int MOST_ASKED = 2;

    private final AggregationServiceClient service;
    private final EvidenceFolder evidence;
    private final Map<RoundId, OwedBundle> owed = new LinkedHashMap<>();
    private final Map<RoundId, Witness> witnesses = new LinkedHashMap<>();
    private final List<String> damaged = new ArrayList<>();

    OwedBundles(AggregationServiceClient service, EvidenceFolder evidence) {
        this.service = service;
        this.evidence = evidence;
        var kept = evidence.owed();
        kept.sound().forEach(bundle -> owed.put(bundle.roundId(), bundle));
        kept.damaged()
                .forEach(file -> damaged.add("What the service owes of a round is not known any more: the file " + file
                        + " is not as the connector wrote it. Move it away."));
    }

    /**
     * Notes that the service owes a bundle, or more of what it has to be about. It is owed until it comes: there are no more of them
     * than {@link AgreementBudget} lets this site agree to.
     */
    void owe(SeenRound seen) {
        evidence.owe(seen);
        owed.put(seen.round().roundId(), seen.round());
    }

    /** Takes in what this process saw of a round: the service need not send it again. */
    void saw(SeenRound seen, Witness witness) {
        owe(seen);
        witnesses.put(seen.round().roundId(), witness);
        if (witnesses.size() > MOST_WITNESSED) {
            witnesses.remove(witnesses.keySet().iterator().next());
        }
    }

    /** Does not wait for a bundle any longer. */
    void forget(OwedBundle bundle) {
        owed.remove(bundle.roundId());
        witnesses.remove(bundle.roundId());
        evidence.forget(bundle);
    }

    /**
     * Asks for the bundles that are owed longest; those that the service has not yet are asked for again after the others. With the
     * first question that is not answered it ends.
     *
     * @param present a round that ended just now: its bundle is not made yet; null for none
     * @return what is wrong with one, in a sentence
     */
    Optional<String> collect(@Nullable RoundId present) throws InterruptedException {
        var problem = damaged.isEmpty() ? withheld() : Optional.of(damaged.removeFirst());
        for (var next : due(present)) {
            try {
                if (collected(next)) {
                    forget(next);
                } else {
                    defer(next);
                }
            } catch (ProtocolViolation violation) {
                problem = Optional.of(doubt(next, violation));
            } catch (Failure away) {
                defer(next);
                return problem;
            } catch (RuntimeException fault) {
                defer(next);
                throw fault;
            }
        }
        return problem;
    }

    private static String doubt(OwedBundle bundle, ProtocolViolation violation) {
        return violation.code() == Code.UNSUPPORTED_VERSION
                ? "The evidence of round " + bundle.number()
                        + " was made by another release, and only a connector of that"
                        + " release can check it: connector ledger verify. It is kept."
                : "The evidence of round " + bundle.number() + " does not hold: " + violation.getMessage() + ".";
    }

    private Optional<String> withheld() {
        return owed.size() > MOST_OWED
                ? Optional.of("The service owes this site the evidence of more than " + MOST_OWED
                        + " rounds. What this site saw of each of them stays in its evidence folder: survivors, their"
                        + " agreement and the signed result. Ask the people who run the service why.")
                : Optional.empty();
    }

    private List<OwedBundle> due(@Nullable RoundId present) {
        return owed.values().stream()
                .filter(bundle -> !bundle.roundId().equals(present))
                .limit(MOST_ASKED)
                .toList();
    }

    private void defer(OwedBundle bundle) {
        owed.remove(bundle.roundId());
        owed.put(bundle.roundId(), bundle);
    }

    /** Only of a round in which this process took part it saw enough; otherwise the service sends the whole bundle. */
    private boolean collected(OwedBundle next) throws InterruptedException {
        var witness = witnesses.get(next.roundId());
        if (witness == null) {
            return fetched(next);
        }
        var closing = service.closing(next.roundId());
        if (closing.isEmpty()) {
            return false;
        }
        byte[] bundle;
        try {
            bundle = witness.close(Closing.decode(closing.get())).encode();
        } catch (ProtocolViolation otherThanSeen) {
            // What the service keeps instead is evidence too.
            if (fetched(next)) {
                return true;
            }
            defer(next);
            throw otherThanSeen;
        }
        evidence.keep(next, bundle);
        return true;
    }

    private boolean fetched(OwedBundle next) throws InterruptedException {
        var bundle = service.evidence(next.roundId());
        if (bundle.isEmpty()) {
            return false;
        }
        // In any case: also one that does not hold shows what the service said.
        evidence.keep(next, bundle.get());
        try {
            check(next, bundle.get());
        } catch (ProtocolViolation violation) {
            if (!next.result().isEmpty()) {
                evidence.keepResult(next);
            }
            evidence.keepSeen(next);
            forget(next);
            throw violation;
        }
        return true;
    }

    private static void check(OwedBundle what, byte[] bundle) {
        var report = BundleVerifier.verify(bundle, Optional.of(ByteString.ofHex(what.charterHash())));
        require(
                report.session().hex().equals(what.session()),
                "it is about another session than this site took part in");
        var result = Bundle.decode(bundle).round().result();
        require(
                what.result().isEmpty()
                        || what.result().equals(Base64.getEncoder().encodeToString(result.encode())),
                "the service signed two results of one session, and gave this site another one than it shows now; both"
                        + " are kept");
        require(
                result.survivors().hex().equals(what.survivors()),
                "it is about other survivors than this site agreed to");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, sentence);
        }
    }
}
