package io.covalence.portal.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of the size of a word that shows the course of a metric, without axes. It has the colour of the surrounding
 * text and is hidden from screen readers, since the number is beside it.
 */
public final class Sparkline {
    private static final double MARGIN = 2.5;

    private Sparkline() {}

    /**
     * Draws values from left to right, scaled to the height; a constant series is a line in the middle.
     *
     * @param values finite numbers, oldest first
     * @param width in pixels
     * @param height in pixels
     * @return an SVG element; without any line when there are fewer than two values
     */
    public static String svg(List<Double> values, int width, int height) {
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"sparkline\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\" focusable=\"false\">",
                width,
                height,
                width,
                height));
        if (values.size() > 1) {
            var points = points(values, width, height);
            svg.append("<polyline points=\"").append(String.join(" ", points)).append("\"/>");
            var last = points.getLast().split(",", -1);
            svg.append(String.format("<circle cx=\"%s\" cy=\"%s\" r=\"2\"/>", last[0], last[1]));
        }
        return svg.append("</svg>").toString();
    }

    private static List<String> points(List<Double> values, int width, int height) {
        double lowest = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double highest = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double step = (width - 2 * MARGIN) / (values.size() - 1);
        var points = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            double share = highest == lowest ? 0.5 : (values.get(i) - lowest) / (highest - lowest);
            double y = height - MARGIN - share * (height - 2 * MARGIN);
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", MARGIN + i * step, y));
        }
        return points;
    }
}
