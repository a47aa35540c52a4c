package io.covalence.portal.chart;

import java.util.Locale;

/** Writes the elements of a picture. Texts and attributes are escaped. */
public final class Svg {
    private Svg() {}

    /** An element around others, or around nothing. Attributes are names and values in turn. */
    public static String element(String name, String content, String... attributes) {
        var element = new StringBuilder("<").append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            element.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        return (content.isEmpty()
                        ? element.append("/>")
                        : element.append('>')
                                .append(content)
                                .append("</")
                                .append(name)
                                .append('>'))
                .toString();
    }

    /** Words within a picture. */
    public static String words(String words, String... attributes) {
        return element("text", escaped(words), attributes);
    }

    /**
     * A whole picture that is read as one sentence.
     *
     * @param sentence what it shows, for those who cannot see it
     */
    public static String picture(int width, int height, String sentence, String content) {
        return element(
                "svg",
                content,
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "img",
                "aria-label",
                sentence,
                "focusable",
                "false");
    }

    /** A line whose look the style says. */
    public static String line(double fromX, double fromY, double toX, double toY, String className) {
        return element(
                "line",
                "",
                "x1",
                number(fromX),
                "y1",
                number(fromY),
                "x2",
                number(toX),
                "y2",
                number(toY),
                "class",
                className);
    }

    /** Words at a place, which is where they begin, end or have their middle. */
    public static String words(String words, double across, double down, String anchor, String className) {
        return words(words, "class", className, "x", number(across), "y", number(down), "text-anchor", anchor);
    }

    /** A length or a place, to a tenth of a pixel. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** A place as CSS moves things to it. */
    public static String at(double x, double y) {
        return "transform: translate(" + number(x) + "px, " + number(y) + "px)";
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
