package io.covalence.simulation.reproduction;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A method and what it reached, beside what it is held to.
 *
 * @param value mean over the runs
 * @param sd standard deviation over the runs; 0 for one
 * @param reference the figure that it is compared with; absent where there is none
 * @param target what the value has to be, in words; empty where nothing is asked
 * @param met whether it is
 */
record Row(
        String method,
        String metric,
        double value,
        double sd,
        @Nullable Double reference,
        String target,
        boolean met) {
    /** Without anything asked. */
    static Row of(String method, String metric, double... values) {
        return new Row(method, metric, mean(values), sd(values), null, "", true);
    }

    /** The same, held to be at least something. */
    Row atLeast(double reference, double least) {
        return new Row(
                method,
                metric,
                value,
                sd,
                reference,
                String.format(Locale.ROOT, "at least %.4f", least),
                value >= least);
    }

    /** The same, held to be at most something. */
    Row atMost(double reference, double most) {
        return new Row(
                method, metric, value, sd, reference, String.format(Locale.ROOT, "at most %.4f", most), value <= most);
    }

    /**
     * The same, held to a published mean: within two standard errors of the difference.
     *
     * @param spread the published standard deviation over {@code publishedRuns}
     * @param runs of this one
     */
    Row near(double published, double spread, int publishedRuns, int runs) {
        double most = 2 * Math.sqrt(sd * sd / runs + spread * spread / publishedRuns);
        return new Row(
                method,
                metric,
                value,
                sd,
                published,
                String.format(Locale.ROOT, "%.4f \u00b1 %.4f", published, most),
                Math.abs(value - published) <= most);
    }

    static double mean(double... values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double sd(double... values) {
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-44s %-28s %8.4f %s %s",
                method,
                metric,
                value,
                sd == 0 ? "        " : String.format(Locale.ROOT, "\u00b1 %.4f", sd),
                target.isEmpty() ? "" : "(" + target + (met ? ": met)" : ": MISSED)"));
    }
}
