package io.covalence.portal.chart;

import io.covalence.contract.metric.Metric;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.portal.text.Numbers;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The course of the federation's metric in one run: the metric that every round gives.
 *
 * @param rounds training rounds planned
 * @param points in order of round
 */
public record Convergence(Metric metric, int rounds, List<Point> points) implements Serializable {
    public static final Convergence NONE = new Convergence(Metric.WITHIN_SITE_ROC_AUC, 0, List.of());

    public Convergence {
        points = List.copyOf(points);
    }

    /**
     * The metric of the model that one round made.
     *
     * @param rows evaluation rows of all sites behind it, as people read them
     */
    public record Point(int round, double value, String rows) implements Serializable {}

    /** Collects the evaluated model versions of a run; a round that made no version has no point. */
    public static Convergence of(RunView run, List<RoundView> rounds) {
        var points = new ArrayList<Point>();
        var measures = run.measures();
        if (measures == null) {
            return NONE;
        }
        var metric = measures.perRound();
        for (var round : rounds) {
            var evaluation = round.evaluation();
            if (evaluation != null
                    && round.summary().kind() == RoundKind.TRAINING
                    && round.summary().newModelVersion() != round.summary().modelVersion()) {
                metric = evaluation.perRound().metric();
                points.add(new Point(
                        round.summary().newModelVersion(),
                        evaluation.perRound().value(),
                        Numbers.count(evaluation.rows())));
            }
        }
        points.sort(Comparator.comparingInt(Point::round));
        return new Convergence(metric, run.rounds(), points);
    }

    public List<Double> values() {
        return points.stream().map(Point::value).toList();
    }

    /** The round that made the best version so far; absent before the first point. */
    public OptionalInt bestRound() {
        return points.isEmpty() ? OptionalInt.empty() : OptionalInt.of(best().round());
    }

    /** The best point; the first of equals. */
    public Point best() {
        return points.stream()
                .reduce((best, next) -> metric.better().better(next.value(), best.value()) ? next : best)
                .orElseThrow();
    }
}
