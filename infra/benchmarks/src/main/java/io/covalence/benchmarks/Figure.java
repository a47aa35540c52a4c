package io.covalence.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;

/**
 * One measured figure. In this module an operation of a throughput benchmark is one byte, so bytes per nanosecond are GB/s.
 *
 * @param name the benchmark's method, with its parameters
 * @param error half of the 99.9 % confidence interval, in the same unit
 */
record Figure(String name, double score, double error, String unit) {
    static Figure of(RunResult result) {
        var primary = result.getPrimaryResult();
        var parameters = result.getParams();
        var values = parameters.getParamsKeys().stream()
                .map(key -> key + "=" + parameters.getParam(key))
                .collect(Collectors.joining(","));
        var method = primary.getLabel() + (values.isEmpty() ? "" : "[" + values + "]");
        boolean bytes = parameters.getMode() == Mode.Throughput
                && primary.getScoreUnit().equals("ops/ns");
        var unit = bytes ? "GB/s" : primary.getScoreUnit();
        return new Figure(method, primary.getScore(), primary.getScoreError(), unit);
    }

    static String json(String bench, List<Figure> figures) {
        return figures.stream()
                .map(Figure::json)
                .collect(Collectors.joining(
                        ",\n    ", "{\n  \"bench\": \"" + bench + "\",\n  \"results\": [\n    ", "\n  ]\n}\n"));
    }

    private String json() {
        return String.format(
                Locale.ROOT,
                "{\"name\": \"%s\", \"score\": %.4f, \"error\": %s, \"unit\": \"%s\"}",
                name,
                score,
                Double.isFinite(error) ? String.format(Locale.ROOT, "%.4f", error) : "null",
                unit);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-34s %10.3f ± %.3f %s", name, score, error, unit);
    }
}
