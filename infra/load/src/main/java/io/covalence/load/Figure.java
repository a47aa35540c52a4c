package io.covalence.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure, in the form of all benchmarks.
 *
 * @param error half of a confidence interval; absent here, where each thing happens once
 * @param target what it should at most be, if that has been said
 */
record Figure(
        String name,
        double score,
        @Nullable Double error,
        String unit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double target) {
    static Figure of(String name, double score, String unit) {
        return new Figure(name, score, null, unit, null);
    }

    Figure atMost(double most) {
        return new Figure(name, score, error, unit, most);
    }

    @Override
    public String toString() {
        var line = String.format(Locale.ROOT, "  %-44s %12.3f %s", name, score, unit);
        return target == null
                ? line
                : line + String.format(Locale.ROOT, ", target %.2f: %s", target, score <= target ? "met" : "missed");
    }
}
