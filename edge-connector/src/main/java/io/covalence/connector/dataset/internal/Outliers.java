package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Problem.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

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

    /** Values whose middle is taken for that of all, which are read one and all. */
    private static final int SAMPLE = 250_000;

    private static final double NORMAL = 1.4826;
    private static final int PLACES = 3;

    private final Problems problems;

    Outliers(Problems problems) {
        this.problems = problems;
    }

    /** A column of numbers after the plan's centre and scale; NaN where there is none. */
    interface Values {
        int size();

        float value(int index);

        /** Of the row in the file. */
        long row(int index);
    }

    void judge(Values values, String column, double center, double scale) {
        int every = Math.ceilDiv(values.size(), SAMPLE);
        var sorted = IntStream.range(0, values.size())
                .filter(index -> index % every == 0)
                .mapToDouble(values::value)
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
        refuseBeyond(values, column);
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
        var far = IntStream.range(0, values.size())
                .filter(index -> isFar(values.value(index), median, deviation))
                .toArray();
        if (far.length > 0) {
            sayFar(far, values, column, center, scale, median);
        }
    }

    /** Where most values are equal, the plan's scale is the measure. */
    private static boolean isFar(double value, double median, double deviation) {
        double distance = Math.abs(value - median);
        return distance > FAR * (deviation > 0 ? deviation : 1);
    }

    private void refuseBeyond(Values values, String column) {
        for (int i = 0; i < values.size(); i++) {
            if (Math.abs(values.value(i)) > BEYOND) {
                problems.row(
                        Severity.ERROR,
                        values.row(i),
                        column,
                        "is more than 1,000,000,000 scales from the plan's centre, beyond what any loss can hold");
            }
        }
    }

    private void sayFar(int[] far, Values values, String column, double center, double scale, double median) {
        var places = Arrays.stream(far)
                .limit(PLACES)
                .mapToObj(index -> number(values.value(index) * scale + center) + " in row " + values.row(index))
                .toList();
        problems.file(
                Severity.WARNING,
                column,
                far.length + (far.length == 1 ? " value lies" : " values lie")
                        + " more than 20 robust standard deviations from the column's median "
                        + number(median * scale + center) + ": " + String.join(", ", places)
                        + (far.length > PLACES ? " and further on" : "")
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
