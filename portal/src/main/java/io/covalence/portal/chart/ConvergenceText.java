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
                Numbers.count(last.rows()));
    }
}
