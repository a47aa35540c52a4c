package io.covalence.portal.chart;

import io.covalence.contract.plan.TaskKind;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the federation's metric went in one run.
 *
 * @param rounds training rounds planned
 * @param points in order of round
 */
public record Convergence(TaskKind task, int rounds, List<Point> points) implements Serializable {
    public static final Convergence NONE = new Convergence(TaskKind.CLASSIFICATION, 0, List.of());

    public Convergence {
        points = List.copyOf(points);
    }

    /**
     * The metric of the model that one round made.
     *
     * @param rows evaluation rows of all sites behind it
     */
    public record Point(int round, double metric, long rows) implements Serializable {}

    /** Collects the evaluated model versions of a run; a round that made no version has no point. */
    public static Convergence of(RunView run, List<RoundView> rounds) {
        var points = new ArrayList<Point>();
        for (var round : rounds) {
            var evaluation = round.evaluation();
            if (evaluation != null
                    && round.summary().newModelVersion() != round.summary().modelVersion()) {
                points.add(new Point(round.summary().newModelVersion(), evaluation.metric(), evaluation.rows()));
            }
        }
        points.sort(Comparator.comparingInt(Point::round));
        return new Convergence(run.task(), run.rounds(), points);
    }

    public List<Double> values() {
        return points.stream().map(Point::metric).toList();
    }

    /** The best point: highest ROC-AUC, or lowest RMSE; the first of equals. */
    public Point best() {
        var order = Comparator.comparingDouble(Point::metric);
        return switch (task) {
            case CLASSIFICATION ->
                points.stream()
                        .reduce((a, b) -> order.compare(b, a) > 0 ? b : a)
                        .orElseThrow();
            case REGRESSION ->
                points.stream()
                        .reduce((a, b) -> order.compare(b, a) < 0 ? b : a)
                        .orElseThrow();
        };
    }
}
