package io.covalence.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.covalence.yardstick.Yardstick;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure, in the form of all benchmarks.
 *
 * @param error half of a confidence interval; absent here, where each thing happens once
 * @param target what it should at most be, if that has been said
 * @param yardsticks the same in the machine's {@link Yardstick}s; absent where that means nothing
 */
record Figure(
        String name,
        double score,
        @Nullable Double error,
        String unit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double target,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double yardsticks) {
    static Figure of(String name, double score, String unit) {
        return new Figure(name, score, null, unit, null, null);
    }

    Figure atMost(double most) {
        return new Figure(name, score, error, unit, most, yardsticks);
    }

    Figure measuredBy(Yardstick yardstick) {
        var measured = yardstick.measures(score, unit);
        return measured.isEmpty() ? this : new Figure(name, score, error, unit, target, measured.getAsDouble());
    }

    @Override
    public String toString() {
        var line = String.format(Locale.ROOT, "  %-44s %12.3f %s", name, score, unit)
                + (yardsticks == null ? "" : String.format(Locale.ROOT, " (%.3f yardsticks)", yardsticks));
        return target == null
                ? line
                : line + String.format(Locale.ROOT, ", target %.2f: %s", target, score <= target ? "met" : "missed");
    }
}
