package io.covalence.aggregation.driver;

import io.covalence.aggregation.round.RoundSite;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.SitePhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The sites of a phase by whether their message is in, is still expected, or is given up. */
final class Attendance {
    private static final String LATE = "it was not ready in time";

    private final SilenceRule maxWait;
    private final Instant deadline;
    private final Instant now;
    private final List<RoundSite> done = new ArrayList<>();
    private final List<RoundSite> expected = new ArrayList<>();
    private final Map<SiteId, String> dropped = new LinkedHashMap<>();

    /**
     * How long sites are waited for.
     *
     * @param silence after which a site is no longer waited for
     * @param listeningSince since when this process can have heard anybody: silence before that does not count
     */
    record SilenceRule(Duration silence, Instant listeningSince) {}

    /**
     * Counts.
     *
     * @param received the sites whose message is in
     */
    Attendance(SilenceRule maxWait, List<RoundSite> sites, Set<SiteId> received, Instant deadline, Instant now) {
        this.maxWait = maxWait;
        this.deadline = deadline;
        this.now = now;
        for (var site : sites) {
            if (!site.misconduct().isEmpty()) {
                drop(site);
            } else if (received.contains(site.siteId())) {
                done.add(site);
            } else if (absence(site).isEmpty()) {
                expected.add(site);
            } else {
                drop(site);
            }
        }
    }

    List<RoundSite> done() {
        return done;
    }

    List<RoundSite> expectedOrDone() {
        return Stream.concat(done.stream(), expected.stream()).toList();
    }

    boolean isComplete() {
        return expected.isEmpty();
    }

    /** How many messages there can be in the end. */
    int possible() {
        return done.size() + expected.size();
    }

    boolean silentOrGone(RoundSite site) {
        return site.gone() || !now.isBefore(silentAt(site));
    }

    void drop(RoundSite site) {
        dropped.put(site.siteId(), reason(site));
    }

    /** When something may change without a message. */
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

    /** What a site has sent that was refused says more than that nothing better came. */
    private String reason(RoundSite site) {
        var absence = absence(site).orElse(LATE);
        if (site.fault().isEmpty() || !site.misconduct().isEmpty()) {
            return absence;
        }
        return absence.equals(LATE) ? site.fault() : site.fault() + ", and " + absence;
    }

    private Optional<String> absence(RoundSite site) {
        if (!site.misconduct().isEmpty()) {
            return Optional.of(site.misconduct());
        }
        if (site.gone()) {
            return Optional.of("it left the round"
                    + LeaveReason.of(site.left())
                            .map(reason -> ": " + reason.sentence())
                            .orElse(""));
        }
        if (site.phase() == SitePhase.ABANDONED) {
            return Optional.of("it gave the attempt up");
        }
        if (!now.isBefore(silentAt(site))) {
            return Optional.of(
                    "nothing was heard of it for " + maxWait.silence().toSeconds() + " s");
        }
        return now.isBefore(deadline) ? Optional.empty() : Optional.of(LATE);
    }

    private Instant silentAt(RoundSite site) {
        var since = maxWait.listeningSince();
        var heard = site.lastHeard().isBefore(since) ? since : site.lastHeard();
        return heard.plus(maxWait.silence());
    }
}
