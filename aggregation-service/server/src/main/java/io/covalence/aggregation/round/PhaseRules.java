package io.covalence.aggregation.round;

import io.covalence.contract.round.RoundPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a phase ends and what follows: pure, from a situation and the time. A site is waited for until its message is in, the
 * phase's deadline passes, it says that it is done, or it has been silent for too long.
 */
public final class PhaseRules {
    private final Duration silence;
    private final Duration grace;
    private final Instant listeningSince;

    /**
     * Judges by the given patience.
     *
     * @param silence after which a site is no longer waited for
     * @param grace for stragglers once enough sites have agreed, and again once enough have unmasked
     * @param listeningSince since when this process can have heard anybody: silence before that does not count
     */
    public PhaseRules(Duration silence, Duration grace, Instant listeningSince) {
        this.silence = silence;
        this.grace = grace;
        this.listeningSince = listeningSince;
    }

    public Verdict judge(Situation situation, Instant now) {
        return switch (situation.round().phase()) {
            case TRAINING, KEYS -> gathering(situation, now);
            case SHARES -> collecting(situation, now, RoundSite.ROSTER, MessageKind.SHARES, RoundPhase.MASKED);
            case MASKED -> collecting(situation, now, RoundSite.SHARING, MessageKind.MASKED, RoundPhase.CONSISTENCY);
            case CONSISTENCY -> opening(situation, now, MessageKind.AGREEMENT, RoundPhase.UNMASKING);
            case UNMASKING -> opening(situation, now, MessageKind.UNMASK, RoundPhase.AGGREGATING);
            case AGGREGATING -> new Verdict(Map.of(), new Verdict.Open());
            case COMPLETED, FAILED -> new Verdict(Map.of(), new Verdict.Scrub());
        };
    }

    /** With too few sites present nothing is lost yet, so the round stays open for them until the training deadline. */
    private Verdict gathering(Situation situation, Instant now) {
        var deadline = situation.round().trainingDeadline();
        var count = new Count(situation.sites(), situation.received(MessageKind.ADVERTISE), deadline, now);
        var stay = count.done.stream().filter(site -> !count.silentOrGone(site)).toList();
        if (situation.round().phase() == RoundPhase.TRAINING && !count.done.isEmpty()) {
            return count.verdict(new Verdict.Enter(RoundPhase.KEYS, List.of()));
        }
        boolean over = !now.isBefore(deadline);
        if (!over && (!count.expected.isEmpty() || !situation.allowsRoster(stay.size()))) {
            return count.verdict(new Verdict.Wait(count.nextLook()));
        }
        count.done.stream().filter(site -> !stay.contains(site)).forEach(count::drop);
        return count.verdict(
                situation.allowsRoster(stay.size())
                        ? new Verdict.Enter(RoundPhase.SHARES, ids(stay))
                        : new Verdict.Burn("only " + stay.size() + " sites had trained by the deadline"));
    }

    private Verdict collecting(Situation situation, Instant now, int cohort, MessageKind kind, RoundPhase next) {
        var count = new Count(situation.cohort(cohort), situation.received(kind), situation.phaseDeadline(), now);
        int possible = count.done.size() + count.expected.size();
        if (!situation.allowsSubset(possible)) {
            return count.verdict(new Verdict.Burn("too few sites were left: " + possible));
        }
        return count.verdict(
                count.expected.isEmpty()
                        ? new Verdict.Enter(next, ids(count.done))
                        : new Verdict.Wait(count.nextLook()));
    }

    /** A survivor that does not agree or unmask is in the sum all the same, so nobody is dropped here. */
    private Verdict opening(Situation situation, Instant now, MessageKind kind, RoundPhase next) {
        var received = situation.received(kind);
        var count = new Count(situation.cohort(RoundSite.SURVIVING), received, situation.phaseDeadline(), now);
        int threshold = situation.threshold();
        if (count.done.size() + count.expected.size() < threshold) {
            int possible = count.done.size() + count.expected.size();
            return keeping(new Verdict.Burn(
                    "too few sites were left to open the sum: " + possible + " of the " + threshold + " needed"));
        }
        if (count.expected.isEmpty()) {
            return keeping(new Verdict.Enter(next, List.of()));
        }
        if (count.done.size() < threshold) {
            return keeping(new Verdict.Wait(count.nextLook()));
        }
        var enough = received.values().stream().sorted().toList().get(threshold - 1);
        var end = enough.plus(grace);
        return keeping(now.isBefore(end) ? new Verdict.Wait(end) : new Verdict.Enter(next, List.of()));
    }

    private static Verdict keeping(Verdict.Decision decision) {
        return new Verdict(Map.of(), decision);
    }

    private static List<String> ids(List<RoundSite> sites) {
        return sites.stream().map(RoundSite::siteId).toList();
    }

    /** The sites of a phase by whether their message is in, is still expected, or is given up. */
    private final class Count {
        private final Instant deadline;
        private final Instant now;
        private final List<RoundSite> done = new ArrayList<>();
        private final List<RoundSite> expected = new ArrayList<>();
        private final Map<String, String> dropped = new LinkedHashMap<>();

        Count(List<RoundSite> sites, Map<String, Instant> received, Instant deadline, Instant now) {
            this.deadline = deadline;
            this.now = now;
            for (var site : sites) {
                if (received.containsKey(site.siteId())) {
                    done.add(site);
                } else if (absence(site).isEmpty()) {
                    expected.add(site);
                } else {
                    drop(site);
                }
            }
        }

        Optional<String> absence(RoundSite site) {
            if (site.gone()) {
                return Optional.of("it left the round");
            }
            if (!now.isBefore(silentAt(site))) {
                return Optional.of("nothing was heard of it for " + silence.toSeconds() + " s");
            }
            return now.isBefore(deadline) ? Optional.empty() : Optional.of("it was not ready in time");
        }

        boolean silentOrGone(RoundSite site) {
            return site.gone() || !now.isBefore(silentAt(site));
        }

        void drop(RoundSite site) {
            dropped.put(site.siteId(), absence(site).orElse("it was not ready in time"));
        }

        Instant nextLook() {
            return expected.stream()
                    .map(this::silentAt)
                    .filter(time -> time.isBefore(deadline))
                    .min(Instant::compareTo)
                    .orElse(deadline);
        }

        Verdict verdict(Verdict.Decision decision) {
            return new Verdict(dropped, decision);
        }

        private Instant silentAt(RoundSite site) {
            var heard = site.lastHeard().isBefore(listeningSince) ? listeningSince : site.lastHeard();
            return heard.plus(silence);
        }
    }
}
