package io.covalence.portal.monitor;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundSummary;
import io.covalence.portal.text.Numbers;
import java.util.List;

/** What the picture of a round says at its centre. */
final class RoundWords {
    private RoundWords() {}

    /** How many sites have done what the phase waits for; before updates are sent, none is in the sum. */
    static long in(RoundSummary round, List<DrawnSite> sites) {
        var least = switch (round.phase()) {
            case AGREEMENT -> SitePhase.AGREED;
            case UNMASKING -> SitePhase.UNMASKED;
            case TRAINING, KEYS, SHARES, MASKED, AGGREGATING, ABORTING, COMPLETED, FAILED -> SitePhase.MASKED;
        };
        if (round.phase() == RoundPhase.ABORTING) {
            return sites.stream()
                    .filter(site -> site.phase() == SitePhase.ABANDONED)
                    .count();
        }
        return sites.stream().filter(site -> site.reached(least)).count();
    }

    static String centre(RoundSummary round, List<DrawnSite> sites) {
        return switch (round.phase()) {
            case COMPLETED -> text("picture.version", round.newModelVersion());
            case FAILED -> text("picture.never");
            case AGGREGATING -> text("picture.open");
            case TRAINING, KEYS, SHARES, MASKED, AGREEMENT, UNMASKING, ABORTING -> counted(round, sites);
        };
    }

    /** An institution sees its own site only, so it is not told of how many there are how far. */
    private static String counted(RoundSummary round, List<DrawnSite> sites) {
        return sites.stream().anyMatch(site -> site.phase() == null)
                ? text("picture.locked")
                : text("picture.of", Numbers.count(in(round, sites)), Numbers.count(sites.size()));
    }

    static String beneath(RoundSummary round, List<DrawnSite> sites) {
        var limits = round.limits();
        return switch (round.phase()) {
            case COMPLETED, AGGREGATING -> "";
            case FAILED -> text("picture.failed");
            case TRAINING, KEYS, SHARES, MASKED, AGREEMENT, UNMASKING, ABORTING ->
                limits == null ? "" : text("picture.needs", limits.sitesNeeded());
        };
    }
}
