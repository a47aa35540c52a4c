package io.covalence.dev.story;

import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import java.util.Locale;
import java.util.stream.Collectors;

/** One round as one line of text. */
final class RoundLine {
    private RoundLine() {}

    static String finished(RunView run, RoundView round) {
        var summary = round.summary();
        var line = new StringBuilder(start(run, round));
        if (summary.phase() == RoundPhase.FAILED) {
            return line.append("  ").append(round.reason()).toString();
        }
        line.append(String.format(Locale.ROOT, "  %d in", summary.sitesIn()));
        var evaluation = round.evaluation();
        if (evaluation != null) {
            var figure = evaluation.perRound();
            line.append(String.format(Locale.ROOT, "  %s %.4f", figure.metric().name(), figure.value()));
        }
        line.append(
                String.format(Locale.ROOT, "  %.1f s (overhead %.2f s)", summary.seconds(), summary.overheadSeconds()));
        if (summary.sitesDropped() > 0) {
            line.append("  went on without ").append(dropped(round));
        }
        return line.toString();
    }

    static String underWay(RunView run, RoundView round) {
        long in = round.sites().stream()
                .filter(site -> site.change().phase().compareTo(SitePhase.MASKED) >= 0
                        && site.change().phase() != SitePhase.DROPPED)
                .count();
        return start(run, round)
                + String.format(
                        Locale.ROOT, "  %d in  %.1f s", in, round.summary().seconds());
    }

    private static String start(RunView run, RoundView round) {
        var summary = round.summary();
        var what = switch (summary.kind()) {
            case OPENING -> "opening round";
            case TRAINING -> "round " + summary.number() + "/" + run.rounds();
            case EVALUATION -> "final evaluation";
        };
        return String.format(
                Locale.ROOT, "  %-16s %-11s", what, summary.phase().name().toLowerCase(Locale.ROOT));
    }

    private static String dropped(RoundView round) {
        return round.sites().stream()
                .filter(site -> site.change().phase() == SitePhase.DROPPED)
                .map(site -> site.institutionName() + " (" + site.change().reason() + ")")
                .collect(Collectors.joining(", "));
    }
}
