package io.covalence.portal.chart;

import static io.covalence.portal.text.Texts.text;

import io.covalence.portal.text.Numbers;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines over two axes, four at most, told apart by colour, dashes and marks.
 *
 * @param diagonal whether there is a line of no skill, or of a right model, from the lower left
 */
public record Curves(String title, Axis x, Axis y, List<Series> series, boolean diagonal, String sentence)
        implements Diagram {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final double LEFT = 66;
    private static final double RIGHT = 16;
    private static final double TOP = 14;
    private static final double BOTTOM = 46;
    private static final int TICKS = 4;

    /**
     * The range of an axis.
     *
     * @param decimals of its labels
     */
    public record Axis(String title, double low, double high, int decimals) implements Serializable {
        /** From nothing to all. */
        public static Axis share(String title) {
            return new Axis(title, 0, 1, 2);
        }

        private double place(double value) {
            return high == low ? 0.5 : (value - low) / (high - low);
        }

        private String label(double value) {
            return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
    }

    public record Point(double x, double y) implements Serializable {}

    /** A line; its points are in the order of x. */
    public record Series(String name, List<Point> points) implements Serializable {
        public Series {
            points = List.copyOf(points);
        }
    }

    public Curves {
        series = List.copyOf(series);
    }

    @Override
    public List<String> columns() {
        return series.size() == 1 ? List.of(x.title(), y.title()) : List.of(seriesTitle(), x.title(), y.title());
    }

    private static String seriesTitle() {
        return text("plot.series");
    }

    @Override
    public List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        for (var one : series) {
            for (var point : one.points()) {
                var cells = List.of(x.label(point.x()), Numbers.metric(point.y()));
                rows.add(series.size() == 1 ? cells : List.of(one.name(), cells.getFirst(), cells.getLast()));
            }
        }
        return rows;
    }

    @Override
    public String svg() {
        var parts = new StringBuilder(axes());
        if (diagonal) {
            parts.append(
                    Svg.line(acrossAt(x.low()), downAt(y.low()), acrossAt(x.high()), downAt(y.high()), "diagonal"));
        }
        for (int i = 0; i < series.size(); i++) {
            parts.append(drawn(i, series.get(i)));
        }
        return Svg.picture(WIDTH, HEIGHT, sentence, parts.toString());
    }

    private double acrossAt(double value) {
        return LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
    }

    private double downAt(double value) {
        return HEIGHT - BOTTOM - y.place(value) * (HEIGHT - TOP - BOTTOM);
    }

    private String axes() {
        var axes = new StringBuilder();
        for (int tick = 0; tick <= TICKS; tick++) {
            double across = x.low() + (x.high() - x.low()) * tick / TICKS;
            double up = y.low() + (y.high() - y.low()) * tick / TICKS;
            axes.append(Svg.line(LEFT, downAt(up), WIDTH - RIGHT, downAt(up), "grid"))
                    .append(Svg.words(y.label(up), LEFT - 8, downAt(up) + 4, "end", "axis"))
                    .append(Svg.words(x.label(across), acrossAt(across), HEIGHT - BOTTOM + 18, "middle", "axis"));
        }
        axes.append(Svg.words(x.title(), (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "middle", "axis"));
        double middle = (TOP + HEIGHT - BOTTOM) / 2;
        axes.append(Svg.words(
                y.title(),
                "class",
                "axis",
                "text-anchor",
                "middle",
                "transform",
                "translate(12 " + Svg.number(middle) + ") rotate(-90)"));
        return axes.toString();
    }

    private String drawn(int i, Series one) {
        var path = new ArrayList<String>();
        var marks = new StringBuilder();
        for (var point : one.points()) {
            double across = acrossAt(point.x());
            double down = downAt(point.y());
            path.add(Svg.number(across) + "," + Svg.number(down));
            marks.append(Mark.values()[i % Mark.values().length].at(across, down));
        }
        var name = series.size() == 1 || one.points().isEmpty() ? "" : named(one);
        return Svg.element(
                "g",
                Svg.element("polyline", "", "points", String.join(" ", path)) + marks + name,
                "class",
                "series series-" + i % Mark.values().length);
    }

    /** At its end, where the eye is. */
    private String named(Series one) {
        var last = one.points().getLast();
        return Svg.words(
                one.name(),
                "class",
                "series-name",
                "text-anchor",
                "end",
                "x",
                Svg.number(acrossAt(last.x())),
                "y",
                Svg.number(downAt(last.y()) - 9));
    }

    /** A shape of four pixels around a point. */
    private enum Mark {
        DOT,
        SQUARE,
        TRIANGLE,
        DIAMOND;

        String at(double across, double down) {
            return switch (this) {
                case DOT -> Svg.element("circle", "", "cx", Svg.number(across), "cy", Svg.number(down), "r", "3.5");
                case SQUARE -> path(across, down, "-3,-3 3,-3 3,3 -3,3");
                case TRIANGLE -> path(across, down, "0,-4 4,3 -4,3");
                case DIAMOND -> path(across, down, "0,-5 4,0 0,5 -4,0");
            };
        }

        private static String path(double across, double down, String points) {
            return Svg.element(
                    "polygon",
                    "",
                    "points",
                    points,
                    "transform",
                    "translate(" + Svg.number(across) + " " + Svg.number(down) + ")");
        }
    }
}
