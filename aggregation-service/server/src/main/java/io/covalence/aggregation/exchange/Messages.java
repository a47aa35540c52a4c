package io.covalence.aggregation.exchange;

import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.evidence.Conviction;
import io.covalence.aggregation.round.Accusations;
import io.covalence.aggregation.round.Cohorts;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.RoundFeature;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.aggregation.run.RunStore;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Advertised;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.JudgedComplaint;
import io.covalence.secagg.server.Recovery;
import java.util.List;

/**
 * Takes the messages of secure aggregation, each checked before it is stored. Every one is refused as {@link Inbox#take} says:
 * NOT_FOUND, TOO_LARGE, ROUND_MOVED_ON, ROUND_ABORTING, CONFLICT or PROTOCOL_VIOLATION.
 */
public final class Messages {
    private final Inbox inbox;
    private final MessageStore messages;
    private final ContributionStore contributions;
    private final Cohorts cohorts;
    private final Accusations accusations;
    private final RunStore runs;

    Messages(Inbox inbox, RoundFeature round, ContributionStore contributions, RunStore runs) {
        this.inbox = inbox;
        this.messages = round.messages();
        this.contributions = contributions;
        this.cohorts = round.cohorts();
        this.accusations = round.accusations();
        this.runs = runs;
    }

    /** M1: a site's keys for this attempt, signed under its identity key. With it the site asks to be in U1. */
    public void advertise(RoundId roundId, SiteId siteId, byte[] body) {
        inbox.take(roundId, siteId, MessageKind.ADVERTISE, body, inside -> {
            var message = Advertise.decode(body);
            inside.requireSender(message.site());
            Cohort.check(
                    RoundTerms.context(inside.run(), inside.round()),
                    RoundTerms.directory(inside.run()),
                    RoundTerms.logKey(inside.run()),
                    message);
            requireNotOlder(inside, message);
            return List.of();
        });
    }

    /** M3: a sealed share of a site's secrets for every member of U1. With it the site is in U2. */
    public void share(RoundId roundId, SiteId siteId, byte[] body) {
        inbox.take(roundId, siteId, MessageKind.SHARES, body, inside -> {
            var message = Shares.decode(body);
            inside.requireSender(message.header().site());
            cohorts.roster(inside.transaction(), inside.run(), inside.round()).check(message);
            return List.of();
        });
    }

    /**
     * The header of M5: the digests of the chunks of a masked update, signed. With it the site is in U3.
     *
     * @throws ProblemException CONFLICT also while chunks are missing
     */
    public void contribute(RoundId roundId, SiteId siteId, byte[] body) {
        inbox.take(roundId, siteId, MessageKind.MASKED, body, inside -> {
            var header = MaskedHeader.decode(body);
            inside.requireSender(header.site());
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

    /**
     * Complaints about dealers whose shares are bad; whoever is at fault, dealer or complainer, is out. Accusations,
     * which prove nothing, are counted, see {@link Accusations}, except those in a message with a false complaint.
     */
    public void complain(RoundId roundId, SiteId siteId, byte[] body) {
        inbox.take(roundId, siteId, MessageKind.COMPLAINTS, body, inside -> {
            var message = Complaints.decode(body);
            inside.requireSender(message.site());
            var sharing = cohorts.sharing(inside.transaction(), inside.run(), inside.round());
            var dealt = cohorts.dealt(inside.transaction(), inside.run(), inside.round());
            var cohort = sharing.cohort();
            var judgements = JudgedComplaint.of(sharing, dealt, message);
            if (judgements.stream().noneMatch(JudgedComplaint::isFalse)) {
                accusations.insert(
                        inside.transaction(),
                        inside.round(),
                        message,
                        cohort.size() - cohort.threshold(),
                        inside.now());
            }
            return judgements.stream()
                    .map(judgement -> new Conviction(judgement.culprit(), judgement.evidence()))
                    .toList();
        });
    }

    /** M7: a site's word that it has seen U3 and opens this sum and no other. It excludes a vote to abort. */
    public void agree(RoundId roundId, SiteId siteId, byte[] body) {
        inbox.take(roundId, siteId, MessageKind.AGREEMENT, body, inside -> {
            var message = Agreement.decode(body);
            inside.requireSender(message.site());
            cohorts.surviving(inside.transaction(), inside.run(), inside.round())
                    .check(message);
            return List.of();
        });
    }

    /** M9: the shares that a site reveals, which open the sum once there is a threshold of them. */
    public void unmask(RoundId roundId, SiteId siteId, byte[] body) {
        inbox.take(roundId, siteId, MessageKind.UNMASK, body, inside -> {
            var message = Unmask.decode(body);
            inside.requireSender(message.site());
            Recovery.check(
                    cohorts.surviving(inside.transaction(), inside.run(), inside.round()),
                    cohorts.dealt(inside.transaction(), inside.run(), inside.round()),
                    complainedAbout(inside),
                    message);
            return List.of();
        });
    }

    /** A vote that this attempt is never opened. It excludes M7. */
    public void abort(RoundId roundId, SiteId siteId, byte[] body) {
        inbox.take(roundId, siteId, MessageKind.ABORT_VOTE, body, inside -> {
            var message = AbortVote.decode(body);
            inside.requireSender(message.site());
            cohorts.sharing(inside.transaction(), inside.run(), inside.round()).checkSender(message);
            return List.of();
        });
    }

    /** A site whose folder was restored from a backup is told so, here and before the others see it. */
    private void requireNotOlder(RoundAccess.Inside inside, Advertise message) {
        var run = inside.run().runId();
        runs.advertised(inside.transaction(), run, inside.site().siteId())
                .ifPresent(last -> last.requireBefore(message));
        runs.setAdvertised(inside.transaction(), run, Advertised.of(message));
    }

    /** The dealers of whom a site has no share, by its own complaints. */
    private List<SiteId> complainedAbout(RoundAccess.Inside inside) {
        return messages.body(
                        inside.transaction(),
                        inside.round().roundId(),
                        inside.site().siteId(),
                        MessageKind.COMPLAINTS)
                .map(body -> Complaints.decode(body).dealers())
                .orElse(List.of());
    }
}
