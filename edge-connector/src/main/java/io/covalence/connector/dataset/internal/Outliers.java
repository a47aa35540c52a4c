package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.Reading;
import io.covalence.connector.dataset.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Compares the values of each numeric column with the column's own middle and with the plan's centre and scale, since a value in
 * another unit is a number like any other. Deviations are robust: from the median, in units of 1.4826 median absolute deviations,
 * which is the standard deviation of a normal distribution (Hampel, J. Am. Stat. Assoc. 1974, 69, 383).
 */
final class Outliers {
    /** Deviations beyond which a value is worth a word. */
    private static final double FAR = 20;

    /** Scales from the plan's centre beyond which nothing is computed with a value: single precision has no digits left. */
    private static final double BEYOND = 1e9;

    private static final double NORMAL = 1.4826;
    private static final int PLACES = 3;

    private final Reading plan;
    private final Problems problems;

    Outliers(Reading plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
    }

    void judge(List<Repeats.Numbered> rows) {
        for (int i = 0; i < plan.labels().measured().size(); i++) {
            int target = i;
            var column = plan.labels().measured().get(i);
            judge(rows, row -> row.label(target), column.column(), column.center(), column.scale());
        }
        for (int i = 0; i < plan.molecules().descriptors().size(); i++) {
            int descriptor = i;
            var column = plan.molecules().descriptors().get(i);
            judge(rows, row -> row.descriptor(descriptor), column.column(), column.center(), column.scale());
        }
    }

    private void judge(
            List<Repeats.Numbered> rows, ToDoubleFunction<Row> value, String column, double center, double scale) {
        var sorted = rows.stream()
                .mapToDouble(row -> value.applyAsDouble(row.row()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return;
        }
        double median = median(sorted);
        double deviation = NORMAL
                * median(Arrays.stream(sorted)
                        .map(x -> Math.abs(x - median))
                        .sorted()
                        .toArray());
        refuseBeyond(rows, value, column);
        if (Math.abs(median) > FAR) {
            problems.file(
                    Severity.WARNING,
                    column,
                    String.format(
                            Locale.ROOT,
                            "the column's median is %s, which is %.0f scales from the plan's centre %s; is the unit the plan's?",
                            number(median * scale + center),
                            Math.abs(median),
                            number(center)));
        }
        var far = rows.stream()
                .filter(row -> isFar(value.applyAsDouble(row.row()), median, deviation))
                .toList();
        if (!far.isEmpty()) {
            sayFar(far, value, column, center, scale, median);
        }
    }

    /** Where most values are equal, the plan's scale is the measure. */
    private static boolean isFar(double value, double median, double deviation) {
        double distance = Math.abs(value - median);
        return distance > FAR * (deviation > 0 ? deviation : 1);
    }

    private void refuseBeyond(List<Repeats.Numbered> rows, ToDoubleFunction<Row> value, String column) {
        for (var row : rows) {
            if (Math.abs(value.applyAsDouble(row.row())) > BEYOND) {
                problems.row(
                        Severity.ERROR,
                        row.number(),
                        column,
                        "is more than 1,000,000,000 scales from the plan's centre, beyond what any loss can hold");
            }
        }
    }

    private void sayFar(
            List<Repeats.Numbered> far,
            ToDoubleFunction<Row> value,
            String column,
            double center,
            double scale,
            double median) {
        var places = far.stream()
                .limit(PLACES)
                .map(row -> number(value.applyAsDouble(row.row()) * scale + center) + " in row " + row.number())
                .toList();
        problems.file(
                Severity.WARNING,
                column,
                far.size() + (far.size() == 1 ? " value lies" : " values lie")
                        + " more than 20 robust standard deviations from the column's median "
                        + number(median * scale + center) + ": " + String.join(", ", places)
                        + (far.size() > PLACES ? " and further on" : "")
                        + "; is it another unit? Training bounds what such a value can do, but does not correct it");
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value).replaceFirst("\\.?0+$", "");
    }
}
