package io.covalence.aggregation.exchange;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.evidence.Conviction;
import io.covalence.aggregation.evidence.Convictions;
import io.covalence.aggregation.round.Cohorts;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.RoundSite;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.round.WorkStore;
import io.covalence.aggregation.signal.WorkBell;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.Consistent;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.Judgement;
import io.covalence.secagg.server.Recovery;
import java.util.List;

/**
 * Takes the messages of secure aggregation. Each is checked before it is stored, and stored once: its repetition is answered
 * alike in every phase, another message in its place is refused.
 */
public final class Messages {
    private final RoundDoor door;
    private final RoundStore store;
    private final MessageStore messages;
    private final ContributionStore contributions;
    private final Cohorts cohorts;
    private final Rounds rounds;
    private final WorkStore work;
    private final Convictions convictions;
    private final WorkBell bell;

    public Messages(
            RoundDoor door,
            RoundStore store,
            MessageStore messages,
            ContributionStore contributions,
            Cohorts cohorts,
            Rounds rounds,
            WorkStore work,
            Convictions convictions,
            WorkBell bell) {
        this.door = door;
        this.store = store;
        this.messages = messages;
        this.contributions = contributions;
        this.cohorts = cohorts;
        this.rounds = rounds;
        this.work = work;
        this.convictions = convictions;
        this.bell = bell;
    }

    /** M1. */
    public void advertise(String roundId, String siteId, byte[] body) {
        take(roundId, siteId, MessageKind.ADVERTISE, body, inside -> {
            var message = Advertise.decode(body);
            requireSender(siteId, message.site());
            Cohort.check(
                    RoundTerms.context(inside.run(), inside.round()),
                    RoundTerms.directory(inside.run()),
                    RoundTerms.logKey(inside.run()),
                    message);
            return List.of();
        });
    }

    /** M3. */
    public void share(String roundId, String siteId, byte[] body) {
        take(roundId, siteId, MessageKind.SHARES, body, inside -> {
            var message = Shares.decode(body);
            requireSender(siteId, message.header().site());
            cohorts.roster(inside.transaction(), inside.run(), inside.round()).check(message);
            return List.of();
        });
    }

    /** The header of M5, once all chunks are here. */
    public void contribute(String roundId, String siteId, byte[] body) {
        take(roundId, siteId, MessageKind.MASKED, body, inside -> {
            var header = MaskedHeader.decode(body);
            requireSender(siteId, header.site());
            var layout = RoundTerms.layout(inside.run(), inside.round());
            cohorts.sharing(inside.transaction(), inside.run(), inside.round()).check(layout, header);
            var digests = contributions.digests(inside.transaction(), inside.round(), siteId);
            int missing = layout.chunkCount() - digests.size();
            if (missing > 0) {
                throw new ProblemException(ProblemType.CONFLICT, missing + " chunks are missing; send them first.");
            }
            header.requireChunks(digests);
            return List.of();
        });
    }

    /** Complaints about dealers whose shares are bad; whoever is at fault, dealer or complainer, is out. */
    public void complain(String roundId, String siteId, byte[] body) {
        take(roundId, siteId, MessageKind.COMPLAINTS, body, inside -> {
            var message = Complaints.decode(body);
            requireSender(siteId, message.site());
            var sharing = cohorts.sharing(inside.transaction(), inside.run(), inside.round());
            var dealt = cohorts.dealt(inside.transaction(), inside.run(), inside.round());
            return Judgement.of(sharing, dealt, message).stream()
                    .map(judgement -> new Conviction(judgement.culprit(), judgement.evidence()))
                    .toList();
        });
    }

    /** M7. */
    public void agree(String roundId, String siteId, byte[] body) {
        take(roundId, siteId, MessageKind.AGREEMENT, body, inside -> {
            var message = Consistent.decode(body);
            requireSender(siteId, message.site());
            cohorts.surviving(inside.transaction(), inside.run(), inside.round())
                    .check(message);
            requireNotSent(
                    inside,
                    MessageKind.ABORT_VOTE,
                    MessageKind.AGREEMENT,
                    body,
                    "The site has voted that this attempt is never opened.");
            return List.of();
        });
    }

    /** M9. */
    public void unmask(String roundId, String siteId, byte[] body) {
        take(roundId, siteId, MessageKind.UNMASK, body, inside -> {
            var message = Unmask.decode(body);
            requireSender(siteId, message.site());
            Recovery.check(
                    cohorts.surviving(inside.transaction(), inside.run(), inside.round()),
                    cohorts.dealt(inside.transaction(), inside.run(), inside.round()),
                    complainedAbout(inside),
                    message);
            return List.of();
        });
    }

    /** The dealers of whom a site has no share, by its own complaints. */
    private List<SiteId> complainedAbout(RoundDoor.Inside inside) {
        return messages.body(
                        inside.transaction(),
                        inside.round().roundId(),
                        inside.site().siteId(),
                        MessageKind.COMPLAINTS)
                .map(body -> Complaints.decode(body).dealers())
                .orElse(List.of());
    }

    /** A vote that this attempt is never opened. */
    public void abort(String roundId, String siteId, byte[] body) {
        take(roundId, siteId, MessageKind.ABORT_VOTE, body, inside -> {
            var message = AbortVote.decode(body);
            requireSender(siteId, message.site());
            cohorts.sharing(inside.transaction(), inside.run(), inside.round()).checkSender(message);
            requireNotSent(
                    inside,
                    MessageKind.AGREEMENT,
                    MessageKind.ABORT_VOTE,
                    body,
                    "The site has agreed to open the sum of this attempt.");
            return List.of();
        });
    }

    private void requireNotSent(
            RoundDoor.Inside inside, MessageKind before, MessageKind kind, byte[] body, String sentence) {
        if (messages.digest(
                        inside.transaction(),
                        inside.round().roundId(),
                        inside.site().siteId(),
                        before)
                .isPresent()) {
            throw conflict(inside, before, kind, body, sentence);
        }
    }

    /** Checks a message, and returns who is convicted by it once it is stored. */
    private interface Judge {
        List<Conviction> judge(RoundDoor.Inside inside);
    }

    private void take(String roundId, String siteId, MessageKind kind, byte[] body, Judge judge) {
        if (body.length > kind.maximumBytes()) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, "This message has at most " + kind.maximumBytes() + " bytes.");
        }
        try {
            door.act(roundId, siteId, inside -> {
                if (!repeated(inside, kind, body)) {
                    store(inside, kind, body, judge);
                }
                return true;
            });
        } catch (Misconduct misconduct) {
            door.act(roundId, siteId, inside -> convict(inside, List.of(misconduct.conviction())));
            throw misconduct.refusal();
        }
    }

    private boolean convict(RoundDoor.Inside inside, List<Conviction> found) {
        if (!inside.round().ended()) {
            work.wake(inside.transaction(), inside.round().roundId(), inside.now());
            inside.transaction().afterwards(bell::ring);
            found.forEach(conviction ->
                    convictions.convict(inside.transaction(), inside.run(), inside.round(), conviction, inside.now()));
        }
        return true;
    }

    private boolean repeated(RoundDoor.Inside inside, MessageKind kind, byte[] body) {
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

    /** The refusal of a message beside one that was sent before; when both are signed it convicts the sender. */
    private RuntimeException conflict(
            RoundDoor.Inside inside, MessageKind before, MessageKind kind, byte[] body, String sentence) {
        var refusal = new ProblemException(ProblemType.CONFLICT, sentence);
        try {
            var message = kind.signed(body);
            requireSender(inside.site().siteId(), message.site());
            return convictions
                    .equivocation(inside.transaction(), inside.run(), inside.round(), before, message)
                    .<RuntimeException>map(conviction -> new Misconduct(conviction, refusal))
                    .orElse(refusal);
        } catch (ProtocolViolation malformed) {
            return refusal;
        }
    }

    private void store(RoundDoor.Inside inside, MessageKind kind, byte[] body, Judge judge) {
        if (!isExpected(inside, kind)) {
            throw inside.refusal();
        }
        var convicted = judged(inside, judge);
        var transaction = inside.transaction();
        var roundId = inside.round().roundId();
        var siteId = inside.site().siteId();
        if (messages.insert(transaction, inside.round(), siteId, kind, body, inside.now())) {
            store.setBegan(transaction, roundId, siteId);
            var site = store.site(transaction, roundId, siteId).orElseThrow();
            kind.reached().ifPresent(phase -> rounds.move(transaction, inside.round(), site, phase, "", inside.now()));
            work.wake(transaction, roundId, inside.now());
            transaction.afterwards(bell::ring);
            convict(inside, convicted);
        } else {
            repeated(inside, kind, body);
        }
    }

    private static List<Conviction> judged(RoundDoor.Inside inside, Judge judge) {
        try {
            return judge.judge(inside);
        } catch (ProtocolViolation e) {
            var refusal = new ProblemException(ProblemType.PROTOCOL_VIOLATION, String.valueOf(e.getMessage()));
            throw e.blamed()
                    .flatMap(culprit -> e.evidence().map(bytes -> Conviction.of(culprit, bytes)))
                    .<RuntimeException>map(conviction -> new Misconduct(conviction, refusal))
                    .orElse(refusal);
        }
    }

    private static boolean isExpected(RoundDoor.Inside inside, MessageKind kind) {
        var phase = inside.round().phase();
        int cohort = inside.site().cohort();
        return !inside.site().gone()
                && switch (kind) {
                    case ADVERTISE -> inside.round().gathering();
                    case SHARES -> phase == RoundPhase.SHARES && cohort >= RoundSite.ROSTER;
                    case MASKED -> phase == RoundPhase.MASKED && cohort >= RoundSite.SHARING;
                    case COMPLAINTS -> phase == RoundPhase.MASKED && cohort >= RoundSite.SHARING;
                    case AGREEMENT ->
                        (phase == RoundPhase.CONSISTENCY || phase == RoundPhase.UNMASKING)
                                && cohort >= RoundSite.SURVIVING;
                    case ABORT_VOTE ->
                        (phase == RoundPhase.MASKED || phase == RoundPhase.CONSISTENCY || phase == RoundPhase.ABORTING)
                                && cohort >= RoundSite.SHARING;
                    case UNMASK -> phase == RoundPhase.UNMASKING && cohort >= RoundSite.SURVIVING;
                };
    }

    private static void requireSender(String siteId, SiteId sender) {
        if (!sender.value().equals(siteId)) {
            throw ProtocolViolation.malformed("the message is another site's");
        }
    }
}
