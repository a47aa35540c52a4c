package io.covalence.portal.chart;

import static io.covalence.portal.text.Texts.text;

import io.covalence.portal.text.Numbers;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures one below the other, each with the interval in which the true value lies.
 *
 * @param rowTitle what a row is of
 * @param valueTitle what the figures are
 */
public record IntervalRows(String title, String rowTitle, String valueTitle, List<Row> rowsOf, String sentence)
        implements Diagram {
    private static final int WIDTH = 640;
    private static final int ROW = 30;
    private static final double LEFT = 170;
    private static final double RIGHT = 150;
    private static final int FOOT = 40;
    private static final int LONGEST_NAME = 22;

    /** A figure; low and high are absent where no interval is known. */
    public record Row(
            String name,
            double value,
            @Nullable Double low,
            @Nullable Double high) implements Serializable {
        private double least() {
            return low == null ? value : Math.min(low, value);
        }

        private double most() {
            return high == null ? value : Math.max(high, value);
        }

        private String words() {
            return low == null || high == null
                    ? Numbers.metric(value)
                    : Numbers.metric(value) + " (" + Numbers.metric(low) + "–" + Numbers.metric(high) + ")";
        }
    }

    public IntervalRows {
        rowsOf = List.copyOf(rowsOf);
    }

    @Override
    public List<String> columns() {
        return List.of(rowTitle, valueTitle, text("plot.low"), text("plot.high"));
    }

    @Override
    public List<List<String>> rows() {
        return rowsOf.stream()
                .map(row -> List.of(
                        row.name(), Numbers.metric(row.value()), Numbers.metric(row.low()), Numbers.metric(row.high())))
                .toList();
    }

    @Override
    public String svg() {
        double low = rowsOf.stream().mapToDouble(Row::least).min().orElse(0);
        double high = rowsOf.stream().mapToDouble(Row::most).max().orElse(1);
        double margin = high == low ? 0.1 : (high - low) * 0.08;
        var scale = new Scale(low - margin, high + margin);
        int height = rowsOf.size() * ROW + FOOT;
        var parts = new StringBuilder();
        for (int tick = 0; tick <= 4; tick++) {
            double value = scale.low + (scale.high - scale.low) * tick / 4;
            parts.append(Svg.line(scale.at(value), 4, scale.at(value), height - FOOT + 4, "grid"))
                    .append(Svg.words(
                            String.format(Locale.ROOT, "%.2f", value), scale.at(value), height - 22, "middle", "axis"));
        }
        parts.append(Svg.words(valueTitle, LEFT + (WIDTH - LEFT - RIGHT) / 2, height - 5, "middle", "axis"));
        var drawn = new ArrayList<String>();
        for (int i = 0; i < rowsOf.size(); i++) {
            drawn.add(drawn(rowsOf.get(i), i * ROW + ROW / 2.0, scale));
        }
        return Svg.picture(WIDTH, height, sentence, parts + String.join("", drawn));
    }

    private record Scale(double low, double high) {
        double at(double value) {
            return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT);
        }
    }

    private static String drawn(Row row, double down, Scale scale) {
        var name = row.name().length() > LONGEST_NAME ? row.name().substring(0, LONGEST_NAME - 1) + "…" : row.name();
        return Svg.element(
                "g",
                Svg.line(scale.at(row.least()), down, scale.at(row.most()), down, "interval")
                        + Svg.element(
                                "circle", "", "cx", Svg.number(scale.at(row.value())), "cy", Svg.number(down), "r", "5")
                        + Svg.words(name, LEFT - 14, down + 4.5, "end", "row-name")
                        + Svg.words(row.words(), WIDTH - RIGHT + 14, down + 4.5, "start", "row-value"),
                "class",
                "series series-0");
    }
}
