package io.covalence.portal.text;

import com.vaadin.flow.component.UI;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers as people read them. A value that is not known is a dash. */
public final class Numbers {
    public static final String UNKNOWN = "–";

    private Numbers() {}

    /** A metric's value with three decimals: the fourth is noise at the sizes of evaluation sets that sites have. */
    public static String metric(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? UNKNOWN : String.format(Locale.ENGLISH, "%.3f", value);
    }

    /** A figure, and behind it where the true value lies with a confidence of 95 %, where that is known. */
    public static String metric(@Nullable Figure figure) {
        if (figure == null) {
            return UNKNOWN;
        }
        var interval = figure.interval();
        return interval == null ? metric(figure.value()) : metric(figure.value()) + " " + range(interval);
    }

    /** Both ends with the decimals of the one that has more: (0.79–0.80). */
    private static String range(Interval interval) {
        var low = BigDecimal.valueOf(interval.low()).stripTrailingZeros();
        var high = BigDecimal.valueOf(interval.high()).stripTrailingZeros();
        int decimals = Math.max(0, Math.max(low.scale(), high.scale()));
        return "(" + low.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString() + "–"
                + high.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString() + ")";
    }

    /** A count that is known as a range. */
    public static String count(CountRange range) {
        return range(range.text());
    }

    /** A count that is known as a range and was written by a program, with the dash that people read. */
    public static String range(String written) {
        return written.replace('-', '–');
    }

    public static String count(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** Two digits that count, of 10^6 bytes: 0.27 MB, 4.2 MB, 133 MB; of very few it is said that they are. */
    public static String megabytes(long bytes) {
        double megabytes = bytes / 1e6;
        if (megabytes < 0.01) {
            return "< 0.01 MB";
        }
        var form = megabytes < 0.995 ? "%.2f MB" : megabytes < 9.95 ? "%.1f MB" : "%,.0f MB";
        return String.format(Locale.ENGLISH, form, megabytes);
    }

    /** Decimals only where they tell something: 0.34 s, 9.5 s, 48 s, 3 min 05 s, 1 h 02 min. */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 0) {
            return UNKNOWN;
        }
        if (seconds < 60) {
            var form = seconds < 0.995 ? "%.2f s" : seconds < 9.95 ? "%.1f s" : "%.0f s";
            return String.format(Locale.ENGLISH, form, seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ENGLISH, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ENGLISH, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /** A day as the person's language writes it: 28 Nov 2026. */
    public static String day(LocalDate day) {
        var ui = UI.getCurrent();
        var language = Language.of(ui == null ? List.of() : List.of(ui.getLocale()));
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.locale())
                .format(day);
    }

    public static String outOf(long part, long whole) {
        return count(part) + "/" + count(whole);
    }

    /** A share that is often small: what is not nothing does not read as nothing. */
    public static String share(double fraction) {
        if (fraction > 0 && fraction < 0.0001) {
            return "< 0.01%";
        }
        return String.format(Locale.ENGLISH, fraction < 0.01 && fraction > 0 ? "%.2f%%" : "%.0f%%", fraction * 100);
    }

    public static String percent(double fraction) {
        return String.format(Locale.ENGLISH, "%.0f%%", fraction * 100);
    }
}
