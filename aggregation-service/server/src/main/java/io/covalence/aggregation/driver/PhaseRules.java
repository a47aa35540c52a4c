package io.covalence.aggregation.driver;

import io.covalence.aggregation.driver.Attendance.SilenceRule;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.RoundSite;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides when a phase ends and what follows, from a situation and the time alone. A site is waited for until its
 * message is in, the phase's deadline passes, it says that it is done, or it has been silent for too long.
 */
final class PhaseRules {
    /** Attempts of a round in all. */
    static final int MOST_ATTEMPTS = 3;

    private final SilenceRule maxWait;
    private final Duration grace;

    /**
     * Rules with these times.
     *
     * @param silence after which a site is no longer waited for
     * @param grace for stragglers once enough sites have agreed, and again once enough have unmasked
     * @param listeningSince since when this process can have heard anybody: silence before that does not count
     */
    PhaseRules(Duration silence, Duration grace, Instant listeningSince) {
        this.maxWait = new SilenceRule(silence, listeningSince);
        this.grace = grace;
    }

    Verdict judge(Situation situation, Instant now) {
        return switch (situation.round().phase()) {
            case TRAINING, KEYS -> gathering(situation, now);
            case SHARES -> sharing(situation, now);
            case MASKED -> masking(situation, now);
            case AGREEMENT -> agreeing(situation, now);
            case UNMASKING -> unmasking(situation, now);
            case AGGREGATING -> keeping(new Verdict.Open());
            case ABORTING -> aborting(situation, now);
            case COMPLETED, FAILED -> keeping(new Verdict.Scrub());
        };
    }

    /** With too few sites present nothing is lost yet, so the round stays open for them until the training deadline. */
    private Verdict gathering(Situation situation, Instant now) {
        var deadline = situation.round().trainingDeadline();
        var received = situation.received(MessageKind.ADVERTISE).keySet();
        var sites = new Attendance(maxWait, situation.sites(), received, deadline, now);
        var stay =
                sites.done().stream().filter(site -> !sites.silentOrGone(site)).toList();
        if (situation.round().phase() == RoundPhase.TRAINING && !sites.done().isEmpty()) {
            return sites.verdict(new Verdict.Enter(RoundPhase.KEYS, List.of()));
        }
        boolean over = !now.isBefore(deadline);
        if (!over && (!sites.isComplete() || !situation.allowsRoster(stay.size()))) {
            return sites.verdict(new Verdict.Wait(sites.nextLook()));
        }
        sites.done().stream().filter(site -> !stay.contains(site)).forEach(sites::drop);
        return sites.verdict(
                situation.allowsRoster(stay.size())
                        ? new Verdict.Enter(RoundPhase.SHARES, ids(stay))
                        : new Verdict.Burn("only " + stay.size() + " sites had trained by the deadline"));
    }

    /** Nobody has masked anything yet, so nothing speaks against another attempt. */
    private Verdict sharing(Situation situation, Instant now) {
        var sites = attendance(situation, RoundSite.ROSTER, MessageKind.SHARES, now);
        return collecting(
                situation,
                sites,
                RoundPhase.MASKED,
                reason -> situation.isLastAttempt() ? new Verdict.Burn(reason) : new Verdict.Retry(reason));
    }

    /** A dealer that too many lack the share of would burn the round once it is masked with: the next attempt goes without it. */
    private Verdict masking(Situation situation, Instant now) {
        var spoilers = situation.spoilers();
        if (!spoilers.isEmpty()) {
            var reason = spoilers.stream()
                    .map(one -> "site " + one.dealer() + ": " + one.sentence())
                    .collect(Collectors.joining("; "));
            return keeping(giveUp(situation, now, reason));
        }
        var sites = attendance(situation, RoundSite.SHARING, MessageKind.MASKED, now);
        int lacking = situation.lacking(ids(sites.done()));
        if (sites.isComplete() && lacking > 0 && sites.done().size() - lacking < situation.threshold()) {
            return sites.verdict(
                    giveUp(situation, now, "too few of the sites that were left held a share of every dealer"));
        }
        return collecting(situation, sites, RoundPhase.AGREEMENT, reason -> giveUp(situation, now, reason));
    }

    private interface Failure {
        Verdict.Decision because(String reason);
    }

    private static Verdict collecting(Situation situation, Attendance sites, RoundPhase next, Failure failure) {
        if (!situation.allowsSubset(sites.possible())) {
            return sites.verdict(failure.because("too few sites were left: " + sites.possible()));
        }
        return sites.verdict(
                sites.isComplete() ? new Verdict.Enter(next, ids(sites.done())) : new Verdict.Wait(sites.nextLook()));
    }

    private Verdict agreeing(Situation situation, Instant now) {
        var sites = attendance(situation, RoundSite.SURVIVING, MessageKind.AGREEMENT, now);
        return opening(
                situation,
                sites,
                now,
                MessageKind.AGREEMENT,
                new Verdict.Enter(RoundPhase.UNMASKING, ids(sites.done())),
                reason -> giveUp(situation, now, reason));
    }

    private Verdict unmasking(Situation situation, Instant now) {
        return opening(
                situation,
                attendance(situation, RoundSite.SURVIVING, MessageKind.UNMASK, now),
                now,
                MessageKind.UNMASK,
                new Verdict.Enter(RoundPhase.AGGREGATING, List.of()),
                Verdict.Burn::new);
    }

    /** A survivor that does not agree or unmask is in the sum all the same, so nobody is dropped here. */
    private Verdict opening(
            Situation situation, Attendance sites, Instant now, MessageKind kind, Verdict.Enter next, Failure failure) {
        int threshold = situation.threshold();
        boolean revealing = kind == MessageKind.UNMASK;
        int possible = sites.possible() - (revealing ? situation.lacking(ids(sites.expectedOrDone())) : 0);
        if (possible < threshold) {
            return keeping(failure.because(
                    "too few sites were left to open the sum: " + possible + " of the " + threshold + " needed"));
        }
        if (sites.isComplete()) {
            return keeping(next);
        }
        int lacking = revealing ? situation.lacking(ids(sites.done())) : 0;
        if (sites.done().size() - lacking < threshold) {
            return keeping(new Verdict.Wait(sites.nextLook()));
        }
        var received = situation.received(kind).values().stream().sorted().toList();
        var end = received.get(threshold - 1 + lacking).plus(grace);
        return keeping(now.isBefore(end) ? new Verdict.Wait(end) : next);
    }

    /** Another attempt needs the votes of a threshold of U2, and enough sites that have not agreed to open this one. */
    private Verdict.Decision giveUp(Situation situation, Instant now, String reason) {
        int free = situation.sites().size()
                - situation.received(MessageKind.AGREEMENT).size();
        boolean again = !situation.isLastAttempt()
                && voters(situation, now, now).possible() >= situation.threshold()
                && situation.allowsRoster(free - situation.spoilers().size());
        return again ? new Verdict.GiveUp(reason) : new Verdict.Burn(reason);
    }

    private Verdict aborting(Situation situation, Instant now) {
        var reason = situation.round().reason();
        var sites = voters(situation, now, situation.round().phaseSince());
        if (sites.done().size() >= situation.threshold()) {
            return keeping(new Verdict.Retry(reason));
        }
        return keeping(
                sites.possible() < situation.threshold()
                        ? new Verdict.Burn(reason + ", and too few of them voted to try again")
                        : new Verdict.Wait(sites.nextLook()));
    }

    /** Members of U2 that have not agreed to open the sum; they have the time of a phase from when they are asked. */
    private Attendance voters(Situation situation, Instant now, Instant asked) {
        var agreed = situation.received(MessageKind.AGREEMENT).keySet();
        var free = situation.cohort(RoundSite.SHARING).stream()
                .filter(site -> !agreed.contains(site.siteId()))
                .toList();
        var votes = situation.received(MessageKind.ABORT_VOTE).keySet();
        return new Attendance(maxWait, free, votes, asked.plus(situation.phaseTime()), now);
    }

    private Attendance attendance(Situation situation, int cohort, MessageKind kind, Instant now) {
        return new Attendance(
                maxWait, situation.cohort(cohort), situation.received(kind).keySet(), situation.phaseDeadline(), now);
    }

    private static Verdict keeping(Verdict.Decision decision) {
        return new Verdict(Map.of(), decision);
    }

    private static List<SiteId> ids(List<RoundSite> sites) {
        return sites.stream().map(RoundSite::siteId).toList();
    }
}
