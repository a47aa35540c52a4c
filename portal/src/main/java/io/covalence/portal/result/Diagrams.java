package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.metric.Figure;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.TargetScore;
import io.covalence.portal.chart.Curves;
import io.covalence.portal.chart.Curves.Axis;
import io.covalence.portal.chart.Curves.Point;
import io.covalence.portal.chart.Curves.Series;
import io.covalence.portal.chart.Diagram;
import io.covalence.portal.chart.IntervalRows;
import io.covalence.portal.text.MetricNames;
import io.covalence.portal.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The diagrams of an evaluated model version. */
final class Diagrams {
    private Diagrams() {}

    /** The federation's figure of each target, with its interval. */
    static Optional<Diagram> scores(ModelEvaluation evaluation) {
        var metric = evaluation.figure().metric();
        var rows = new ArrayList<IntervalRows.Row>();
        for (var target : evaluation.targets()) {
            evaluation.figures(target).stream()
                    .filter(figure -> figure.metric().equals(metric))
                    .findFirst()
                    .ifPresent(figure -> rows.add(row(target, figure)));
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var name = MetricNames.said(metric);
        var sentence = text("results.scores.sentence", rows.size(), name, Numbers.count(evaluation.rows()));
        return Optional.of(
                new IntervalRows(text("results.scores", metric.name()), text("scores.target"), name, rows, sentence));
    }

    private static IntervalRows.Row row(TargetScore target, Figure figure) {
        var interval = figure.interval();
        return new IntervalRows.Row(
                target.column(),
                figure.value(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high());
    }

    /** Curves of a target of two classes; none where they are not known. */
    static List<Diagram> curves(TargetScore target) {
        var diagrams = new ArrayList<Diagram>();
        if (!target.rates().isEmpty()) {
            diagrams.add(receiver(target));
            diagrams.add(precision(target));
        }
        if (!target.calibration().isEmpty()) {
            diagrams.add(calibration(target));
        }
        return diagrams;
    }

    private static Diagram receiver(TargetScore target) {
        var points = new ArrayList<Point>();
        points.add(new Point(0, 0));
        target.rates().forEach(rate -> points.add(new Point(rate.falsePositive(), rate.truePositive())));
        points.add(new Point(1, 1));
        return curve(
                target, "results.roc", Axis.share(text("results.fpr")), Axis.share(text("results.tpr")), points, true);
    }

    private static Diagram precision(TargetScore target) {
        var points = target.rates().stream()
                .map(rate -> new Point(rate.truePositive(), rate.precision()))
                .toList();
        return curve(
                target,
                "results.pr",
                Axis.share(text("results.recall")),
                Axis.share(text("results.precision")),
                points,
                false);
    }

    private static Diagram calibration(TargetScore target) {
        var points = target.calibration().stream()
                .map(point -> new Point(point.predicted(), point.observed()))
                .toList();
        return curve(
                target,
                "results.calibration",
                Axis.share(text("calibration.predicted")),
                Axis.share(text("calibration.observed")),
                points,
                true);
    }

    private static Diagram curve(
            TargetScore target, String key, Axis across, Axis up, List<Point> points, boolean diagonal) {
        return new Curves(
                text(key, target.column()),
                across,
                up,
                List.of(new Series(target.column(), points)),
                diagonal,
                text(key + ".sentence", target.column(), Numbers.count(target.labelled())));
    }
}
