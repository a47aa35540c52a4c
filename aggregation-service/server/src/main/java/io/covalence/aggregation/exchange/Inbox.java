package io.covalence.aggregation.exchange;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.evidence.Conviction;
import io.covalence.aggregation.evidence.Convictions;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.RoundFeature;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.round.WorkStore;
import io.covalence.aggregation.signal.WorkBell;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.secagg.ProtocolViolation;
import java.util.List;

/**
 * Stores each message once: its repetition is answered alike in every phase, another message in its place is refused, and so is
 * one that it excludes. The messages of one site are taken one after the other.
 */
final class Inbox {
    private final RoundAccess access;
    private final RoundStore store;
    private final MessageStore messages;
    private final Rounds rounds;
    private final WorkStore work;
    private final Convictions convictions;
    private final Refusals refusals;
    private final WorkBell bell;

    Inbox(RoundAccess access, RoundFeature round, Convictions convictions, Refusals refusals, WorkBell bell) {
        this.access = access;
        this.store = round.store();
        this.messages = round.messages();
        this.rounds = round.rounds();
        this.work = round.work();
        this.convictions = convictions;
        this.refusals = refusals;
        this.bell = bell;
    }

    /** Checks a message, and returns who is convicted by it once it is stored. */
    interface Judge {
        /**
         * Judges a message that has come in time.
         *
         * @throws ProtocolViolation when it is not what an honest site sends
         * @throws ProblemException when it cannot be taken yet
         */
        List<Conviction> judge(RoundAccess.Inside inside);
    }

    /**
     * Takes a message in.
     *
     * @throws ProblemException (NOT_FOUND, TOO_LARGE, ROUND_MOVED_ON, ROUND_ABORTING); CONFLICT when the site has sent another
     *     message in this place, or one that this one excludes; PROTOCOL_VIOLATION when the judge refuses it: then it is known
     *     who has sent it
     */
    void take(RoundId roundId, SiteId siteId, MessageKind kind, byte[] body, Judge judge) {
        if (body.length > kind.maximumBytes()) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, "This message has at most " + kind.maximumBytes() + " bytes.");
        }
        try {
            enter(roundId, siteId, kind, inside -> {
                if (!repeated(inside, kind, body)) {
                    store(inside, kind, body, judge);
                }
                return true;
            });
        } catch (SenderConvicted misconduct) {
            access.aloneWithAll(roundId, siteId, inside -> convict(inside, List.of(misconduct.conviction())));
            throw misconduct.refusal();
        } catch (ProtocolViolation violation) {
            refusals.message(roundId, siteId, kind, violation);
            throw refusal(violation);
        }
    }

    /** A complaint may change where another site stands. */
    private void enter(RoundId roundId, SiteId siteId, MessageKind kind, RoundAccess.Action<Boolean> action) {
        if (kind == MessageKind.COMPLAINTS) {
            access.aloneWithAll(roundId, siteId, action);
        } else {
            access.alone(roundId, siteId, action);
        }
    }

    private boolean repeated(RoundAccess.Inside inside, MessageKind kind, byte[] body) {
        var known = messages.digest(
                inside.transaction(), inside.round().roundId(), inside.site().siteId(), kind);
        if (known.isPresent() && !known.get().equals(Digests.hex(body))) {
            throw conflict(
                    inside,
                    kind,
                    kind,
                    body,
                    "The site has sent another message in this place; it cannot be replaced.");
        }
        return known.isPresent();
    }

    private void store(RoundAccess.Inside inside, MessageKind kind, byte[] body, Judge judge) {
        if (!Admission.isExpected(inside, kind)) {
            throw inside.refusal();
        }
        var convicted = judged(inside, judge);
        requireNothingExcluded(inside, kind, body);
        var transaction = inside.transaction();
        var roundId = inside.round().roundId();
        var siteId = inside.site().siteId();
        messages.insert(transaction, inside.round(), siteId, kind, body, inside.now());
        store.setBegan(transaction, roundId, siteId);
        kind.reached().ifPresent(phase -> {
            if (!inside.site().fault().isEmpty()) {
                store.setFault(transaction, roundId, siteId, "");
            }
            rounds.move(transaction, inside.round(), inside.site(), phase, "", inside.now());
        });
        work.wake(transaction, roundId, inside.now());
        transaction.afterwards(bell::ring);
        convict(inside, convicted);
    }

    private static List<Conviction> judged(RoundAccess.Inside inside, Judge judge) {
        try {
            return judge.judge(inside);
        } catch (ProtocolViolation violation) {
            var proved = violation
                    .blamed()
                    .flatMap(culprit -> violation.evidence().map(bytes -> Conviction.of(culprit, bytes)));
            if (proved.isPresent()) {
                throw new SenderConvicted(proved.get(), refusal(violation));
            }
            throw violation;
        }
    }

    private void requireNothingExcluded(RoundAccess.Inside inside, MessageKind kind, byte[] body) {
        var excluded = kind.excluded()
                .filter(other -> messages.digest(
                                inside.transaction(),
                                inside.round().roundId(),
                                inside.site().siteId(),
                                other)
                        .isPresent());
        if (excluded.isPresent()) {
            var before = excluded.get();
            throw conflict(
                    inside, before, kind, body, "The site has sent its " + before.title() + ", which excludes this.");
        }
    }

    /** The refusal of a message beside one that was sent before; when both are signed it convicts the sender. */
    private RuntimeException conflict(
            RoundAccess.Inside inside, MessageKind before, MessageKind kind, byte[] body, String sentence) {
        var refusal = new ProblemException(ProblemType.CONFLICT, sentence);
        try {
            var message = kind.signed(body);
            inside.requireSender(message.site());
            return convictions
                    .equivocation(inside.transaction(), inside.run(), inside.round(), before, message)
                    .<RuntimeException>map(conviction -> new SenderConvicted(conviction, refusal))
                    .orElse(refusal);
        } catch (ProtocolViolation malformed) {
            return refusal;
        }
    }

    private boolean convict(RoundAccess.Inside inside, List<Conviction> found) {
        if (!inside.round().ended() && !found.isEmpty()) {
            work.wake(inside.transaction(), inside.round().roundId(), inside.now());
            inside.transaction().afterwards(bell::ring);
            found.forEach(conviction ->
                    convictions.convict(inside.transaction(), inside.run(), inside.round(), conviction, inside.now()));
        }
        return true;
    }

    private static ProblemException refusal(ProtocolViolation violation) {
        return new ProblemException(ProblemType.PROTOCOL_VIOLATION, String.valueOf(violation.getMessage()));
    }
}
