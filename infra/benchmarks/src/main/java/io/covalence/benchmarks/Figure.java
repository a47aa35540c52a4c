package io.covalence.benchmarks;

import static java.util.Objects.requireNonNull;

import io.covalence.yardstick.Yardstick;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;

/**
 * One measured figure. In this module an operation of a throughput benchmark is one byte, so bytes per nanosecond are GB/s.
 *
 * @param name the benchmark's method, with its parameters
 * @param error half of the 99.9 % confidence interval, in the same unit
 * @param target what it should at most be, if that has been said
 */
record Figure(
        String name,
        double score,
        double error,
        String unit,
        @Nullable Target target) {
    private static final double CONFIDENCE = 0.999;
    private static final String WHOLE = "whole";
    private static final String UNAVOIDABLE = "unavoidable";

    Figure(String name, double score, double error, String unit) {
        this(name, score, error, unit, null);
    }

    static Figure of(RunResult result) {
        return result.getSecondaryResults().containsKey(WHOLE) ? ratio(result) : plain(result);
    }

    Figure against(Target most) {
        return new Figure(name, score, error, unit, most);
    }

    private static Figure plain(RunResult result) {
        var primary = result.getPrimaryResult();
        boolean bytes = result.getParams().getMode() == Mode.Throughput
                && primary.getScoreUnit().equals("ops/ns");
        return new Figure(
                name(result), primary.getScore(), primary.getScoreError(), bytes ? "GB/s" : primary.getScoreUnit());
    }

    /** The mean of the iterations' quotients, see {@link RatioBenchmark.Spent}. */
    private static Figure ratio(RunResult result) {
        var quotients = new ListStatistics(result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(iterations -> iterations.stream())
                .mapToDouble(iteration -> counted(iteration, WHOLE) / counted(iteration, UNAVOIDABLE))
                .toArray());
        return new Figure(name(result), quotients.getMean(), quotients.getMeanErrorAt(CONFIDENCE), "times");
    }

    private static double counted(IterationResult iteration, String counter) {
        return requireNonNull(iteration.getSecondaryResults().get(counter)).getScore();
    }

    private static String name(RunResult result) {
        var parameters = result.getParams();
        var values = parameters.getParamsKeys().stream()
                .map(key -> key + "=" + parameters.getParam(key))
                .collect(Collectors.joining(","));
        return result.getPrimaryResult().getLabel() + (values.isEmpty() ? "" : "[" + values + "]");
    }

    static String json(String bench, List<Figure> figures, Yardstick yardstick) {
        return figures.stream()
                .map(figure -> figure.json(yardstick))
                .collect(Collectors.joining(
                        ",\n    ",
                        "{\n  \"bench\": \"" + bench + "\",\n  \"results\": [\n    ",
                        "\n  ],\n  \"yardstick\": " + json(yardstick.told()) + "\n}\n"));
    }

    private static String json(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .map(figure -> String.format(Locale.ROOT, "\"%s\": %.4f", figure.getKey(), figure.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String json(Yardstick yardstick) {
        var yardsticks = yardstick.measures(score, unit);
        return String.format(
                Locale.ROOT,
                "{\"name\": \"%s\", \"score\": %.4f, \"error\": %s, \"unit\": \"%s\"%s%s}",
                name,
                score,
                Double.isFinite(error) ? String.format(Locale.ROOT, "%.4f", error) : "null",
                unit,
                yardsticks.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, ", \"yardsticks\": %.4g", yardsticks.getAsDouble()),
                target == null ? "" : String.format(Locale.ROOT, ", \"target\": %.4f", target.most()));
    }

    /** For people: with the figure in yardsticks, where it has one, and whether its target was met. */
    String line(Yardstick yardstick) {
        var line = String.format(Locale.ROOT, "%-44s %10.3f", name, score)
                + (Double.isFinite(error) ? String.format(Locale.ROOT, " ± %.3f", error) : "")
                + " " + unit;
        var yardsticks = yardstick.measures(score, unit);
        if (yardsticks.isPresent()) {
            line += String.format(Locale.ROOT, " (%.4g yardsticks)", yardsticks.getAsDouble());
        }
        return target == null
                ? line
                : line
                        + String.format(
                                Locale.ROOT,
                                ", target %.2f: %s",
                                target.most(),
                                score <= target.most() ? "met" : "missed");
    }
}
