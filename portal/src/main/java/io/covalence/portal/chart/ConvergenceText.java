package io.covalence.portal.chart;

import static io.covalence.portal.text.Texts.text;

import io.covalence.portal.text.Numbers;

/** Says in a sentence what the convergence plot shows. */
final class ConvergenceText {
    private ConvergenceText() {}

    /** The summary of a run with at least one point. */
    static String summary(Convergence convergence) {
        var first = convergence.points().getFirst();
        var last = convergence.points().getLast();
        var best = convergence.best();
        var name = Numbers.metricName(convergence.task());
        if (convergence.points().size() == 1) {
            return text(
                    "plot.summary.one", name, Numbers.metric(last.metric()), last.round(), Numbers.count(last.rows()));
        }
        return text(
                "plot.summary",
                name,
                Numbers.metric(first.metric()),
                first.round(),
                Numbers.metric(last.metric()),
                last.round(),
                Numbers.metric(best.metric()),
                best.round(),
                rows(convergence));
    }

    /** The evaluation rows behind the points: they differ when sites were out. */
    private static String rows(Convergence convergence) {
        var counts =
                convergence.points().stream().mapToLong(Convergence.Point::rows).summaryStatistics();
        return counts.getMin() == counts.getMax()
                ? Numbers.count(counts.getMax())
                : text("plot.rows.range", Numbers.count(counts.getMin()), Numbers.count(counts.getMax()));
    }
}
