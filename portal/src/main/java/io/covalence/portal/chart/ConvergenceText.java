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
        var name = convergence.metric().name();
        if (convergence.points().size() == 1) {
            return text("plot.summary.one", name, Numbers.metric(last.value()), last.round(), last.rows());
        }
        return text(
                "plot.summary",
                name,
                Numbers.metric(first.value()),
                first.round(),
                Numbers.metric(last.value()),
                last.round(),
                Numbers.metric(best.value()),
                best.round(),
                rows(convergence));
    }

    /** The evaluation rows behind the points: they differ when sites were out. */
    private static String rows(Convergence convergence) {
        return convergence.points().stream()
                .map(Convergence.Point::rows)
                .distinct()
                .reduce((some, others) -> text("plot.rows.or", some, others))
                .orElseThrow();
    }
}
