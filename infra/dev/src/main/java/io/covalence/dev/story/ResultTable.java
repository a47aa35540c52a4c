package io.covalence.dev.story;

import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end of the demonstration that compares the federation with its baselines. */
public final class ResultTable {
    private ResultTable() {}

    /** The metric of the final model. */
    public static double federated(List<RoundView> rounds) {
        return rounds.stream()
                .filter(round -> round.summary().kind() == RoundKind.TRAINING)
                .map(RoundView::evaluation)
                .filter(evaluation -> evaluation != null)
                .reduce((earlier, later) -> later)
                .map(evaluation -> evaluation.figure().value())
                .orElseThrow(() -> new StoryException("The run ended without a metric for its final model."));
    }

    public static List<String> lines(double federated, Comparing.Result others) {
        var lines = new ArrayList<String>();
        var better = others.metric().better().name().toLowerCase(Locale.ROOT) + " is better";
        lines.add(String.format(
                Locale.ROOT,
                "  %-28s %8s  %s",
                "trained on",
                others.metric().name(),
                "on the union of evaluation rows; " + better));
        for (var site : others.sites()) {
            lines.add(String.format(
                    Locale.ROOT, "  %-28s %8.4f  %,d rows", site.name() + " alone", site.alone(), site.rows()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "  %-28s %8.4f  %s",
                "all sites, federated",
                federated,
                "only masked updates left the sites"));
        lines.add(String.format(
                Locale.ROOT,
                "  %-28s %8.4f  %s",
                "all rows in one place",
                others.pooled(),
                "what a federation avoids"));
        return List.copyOf(lines);
    }

    /** Completed training rounds, each with the metric of the model it made. */
    public static List<DemoReport.Round> rounds(List<RoundView> rounds) {
        return rounds.stream()
                .filter(round -> round.summary().kind() == RoundKind.TRAINING
                        && round.summary().phase() == RoundPhase.COMPLETED)
                .map(round -> {
                    var summary = round.summary();
                    var evaluation = round.evaluation();
                    return new DemoReport.Round(
                            summary.number(),
                            evaluation == null
                                    ? Double.NaN
                                    : evaluation.perRound().value(),
                            summary.seconds(),
                            summary.overheadSeconds(),
                            summary.sitesIn(),
                            summary.sitesDropped());
                })
                .toList();
    }
}
