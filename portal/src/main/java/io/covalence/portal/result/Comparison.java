package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.metric.Figure;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.chart.Convergence;
import io.covalence.portal.chart.Curves;
import io.covalence.portal.chart.Curves.Axis;
import io.covalence.portal.chart.Curves.Point;
import io.covalence.portal.chart.Curves.Series;
import io.covalence.portal.text.MetricNames;
import io.covalence.portal.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs side by side: how they went, how they ended, and in what their plans differ. */
record Comparison(List<Compared> runs) {
    /** More lines than these cannot be told apart. */
    static final int MOST = 4;

    /** Of a normal distribution, within which 95% lie. */
    private static final double WITHIN_95 = 1.96;

    /**
     * A run and its name among the others.
     *
     * @param snapshot of the run's study, with this run as the one that is looked at
     */
    record Compared(String name, StudySnapshot snapshot) {
        Convergence convergence() {
            return snapshot.run() == null ? Convergence.NONE : Convergence.of(snapshot.run(), snapshot.rounds());
        }

        Optional<Figure> figure() {
            return snapshot.lastEvaluation().map(evaluation -> evaluation.figure());
        }
    }

    /**
     * What plans say of one thing.
     *
     * @param values a cell for each run
     */
    record Setting(String title, List<String> values) {}

    Comparison {
        runs = List.copyOf(runs);
    }

    /** The metric of each run's models; none where the first run has none. Runs with another metric have no line. */
    Optional<Curves> curves() {
        if (runs.isEmpty() || runs.getFirst().convergence().points().isEmpty()) {
            return Optional.empty();
        }
        var metric = runs.getFirst().convergence().metric();
        var series = new ArrayList<Series>();
        for (var one : runs) {
            var convergence = one.convergence();
            if (convergence.metric().equals(metric) && !convergence.points().isEmpty()) {
                series.add(new Series(
                        one.name(),
                        convergence.points().stream()
                                .map(point -> new Point(point.round(), point.value()))
                                .toList()));
            }
        }
        var name = MetricNames.said(metric);
        return Optional.of(new Curves(
                text("compare.curves", name),
                rounds(series),
                values(name, series),
                series,
                false,
                text("compare.curves.sentence", series.size(), name)));
    }

    private static Axis rounds(List<Series> series) {
        double last = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::x)
                .max()
                .orElse(1);
        // In fours, so that each tick is at a whole round.
        return new Axis(text("plot.round"), 0, 4 * Math.ceil(Math.max(last, 1) / 4), 0);
    }

    private static Axis values(String name, List<Series> series) {
        var summary = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::y)
                .summaryStatistics();
        double margin = Math.max((summary.getMax() - summary.getMin()) * 0.1, 0.005);
        return new Axis(name, summary.getMin() - margin, summary.getMax() + margin, 3);
    }

    /** What the plans say differently, in the order in which plans say it. */
    List<Setting> differences() {
        var said = runs.stream().map(Comparison::said).toList();
        return said.stream()
                .flatMap(one -> one.keySet().stream())
                .distinct()
                .map(title -> new Setting(
                        title,
                        said.stream()
                                .map(one -> one.getOrDefault(title, Numbers.UNKNOWN))
                                .toList()))
                .filter(setting -> setting.values().stream().distinct().count() > 1)
                .toList();
    }

    /** What a plan says, by title. */
    private static Map<String, String> said(Compared one) {
        var said = new LinkedHashMap<String, String>();
        var plan = one.snapshot().study().plan();
        if (plan != null) {
            plan.says()
                    .forEach(statement ->
                            said.merge(statement.title(), statement.words(), (before, more) -> before + "; " + more));
        }
        return said;
    }

    /** How much better or worse a run is than the first. */
    String difference(Compared one) {
        var first = runs.getFirst().figure();
        var other = one.figure();
        if (first.isEmpty() || other.isEmpty() || one.equals(runs.getFirst())) {
            return Numbers.UNKNOWN;
        }
        return difference(first.get(), other.get());
    }

    static String difference(Figure first, Figure other) {
        if (!first.metric().equals(other.metric())) {
            return text("compare.other-metric");
        }
        double difference = other.value() - first.value();
        var spread = spread(first).flatMap(own -> spread(other).map(others -> WITHIN_95 * Math.hypot(own, others)));
        if (spread.isEmpty()) {
            return signed(difference);
        }
        var range = text(
                "compare.range",
                signed(difference),
                signed(difference - spread.get()),
                signed(difference + spread.get()));
        return Math.abs(difference) <= spread.get() ? text("compare.unclear", range) : range;
    }

    /** The standard error that an interval of 95% tells. */
    private static Optional<Double> spread(Figure figure) {
        return Optional.ofNullable(figure.interval())
                .map(interval -> (interval.high() - interval.low()) / 2 / WITHIN_95);
    }

    private static String signed(double value) {
        return (value < 0 ? "−" : "+") + Numbers.metric(Math.abs(value));
    }
}
