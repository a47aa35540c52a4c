package io.covalence.contract.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of text that one party writes and another reads: names, questions, reasons, headers of columns. Characters
 * that move a terminal's cursor, begin a new line, change the direction of reading or are invisible are refused on
 * input and escaped on output.
 */
public final class PlainText {
    /** What is wrong with a text that {@link #isLine} refuses. */
    public static final String RULE = "must be one line of visible characters, without control, format or private ones";

    /** With the mark before it a line fits a terminal of 80 columns, which would break a longer one into lines without a mark. */
    private static final int WIDTH = 76;

    private static final int LONGEST_IN_QUOTES = 200;

    private PlainText() {}

    /** Whether every character is visible and stays in its line. */
    public static boolean isLine(String text) {
        return text.codePoints().allMatch(PlainText::isVisible);
    }

    /**
     * Whether a character shows what it is, or is a blank: none of Unicode's categories Cc, Cf, Cs, Co, Cn, Zl and Zp, and none
     * that is drawn as nothing.
     */
    public static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isDrawnAsNothing(codePoint);
        };
    }

    /** Letters and marks with Unicode's property Default_Ignorable_Code_Point, and the blank pattern of Braille. */
    private static boolean isDrawnAsNothing(int codePoint) {
        return switch (codePoint) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
            default ->
                (codePoint >= 0x180b && codePoint <= 0x180f)
                        || (codePoint >= 0xfe00 && codePoint <= 0xfe0f)
                        || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
        };
    }

    /** The text in Unicode's composed form (NFC): what looks alike because it is alike is then equal, too. */
    public static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /**
     * The text as it may be shown anywhere: each character that is not visible as its number, such as {@code \}{@code u202e}, and
     * everything else as it is.
     */
    public static String escaped(String text) {
        if (isLine(text)) {
            return text;
        }
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (isVisible(codePoint)) {
                shown.appendCodePoint(codePoint);
            } else {
                shown.append(number(codePoint));
            }
        });
        return shown.toString();
    }

    /** The number of a character as JSON and Java write it; two of them beyond the basic plane. */
    public static String number(int codePoint) {
        var number = new StringBuilder();
        for (char unit : Character.toChars(codePoint)) {
            number.append("\\u" + HexFormat.of().toHexDigits(unit));
        }
        return number.toString();
    }

    /** A short text within double quotes: at most {@value #LONGEST_IN_QUOTES} characters, see {@link #inQuotes(String, int)}. */
    public static String inQuotes(String text) {
        return inQuotes(text, LONGEST_IN_QUOTES);
    }

    /**
     * Somebody else's text within double quotes, in which no further quote can end it. Of blanks in a row each after the first is
     * shown as its number, so that none of them can push what follows into a line or a column where it would be taken for ours;
     * a text that goes on has three dots behind its quotes.
     *
     * @param most characters that are shown
     */
    public static String inQuotes(String text, int most) {
        var shown = new StringBuilder("\"");
        boolean afterBlank = false;
        int end = text.codePointCount(0, text.length()) > most ? text.offsetByCodePoints(0, most) : text.length();
        for (int at = 0; at < end; at = text.offsetByCodePoints(at, 1)) {
            int codePoint = text.codePointAt(at);
            boolean blank = Character.getType(codePoint) == Character.SPACE_SEPARATOR;
            if (!isVisible(codePoint) || (blank && afterBlank)) {
                shown.append(number(codePoint));
            } else {
                shown.append(codePoint == '"' || codePoint == '\\' ? "\\" : "").appendCodePoint(codePoint);
            }
            afterBlank = blank;
        }
        return shown.append(end < text.length() ? "\" ..." : "\"").toString();
    }

    /**
     * Somebody else's text as lines that each begin with {@code "> "}, cut at blanks after {@value #WIDTH} columns: however
     * it is written, none of its lines can be taken for ours.
     */
    public static List<String> quoted(String text) {
        var left = escaped(text);
        var lines = new ArrayList<String>();
        while (true) {
            int most = fitting(left);
            if (most == left.length()) {
                lines.add("> " + left);
                return lines;
            }
            int blank = left.lastIndexOf(' ', most);
            int end = blank > 0 ? blank : most;
            lines.add("> " + left.substring(0, end));
            left = left.substring(blank > 0 ? end + 1 : end);
        }
    }

    /** How much of a text has room in a line. */
    private static int fitting(String text) {
        int columns = 0;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            columns += Columns.of(codePoint);
            if (columns > WIDTH) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }
}
