package io.covalence.connector.io;

import io.covalence.contract.text.PlainText;

/**
 * Makes text safe for a terminal. Text of a sponsor, a service or a file may hold escape sequences, line ends and
 * characters that change the direction of reading. Unescaped, they could hide or forge messages of this program.
 */
public final class TerminalText {
    private static final char LINE_FEED = '\n';

    private TerminalText() {}

    /** One line: every character that is not visible is shown as its number, line ends too. */
    public static String line(String text) {
        return PlainText.escaped(text);
    }

    /**
     * A JSON document: the same document, with such characters written by their numbers. Inside its strings no line end can
     * stand, so that those outside stay.
     */
    public static String json(String document) {
        if (document.codePoints().allMatch(TerminalText::stays)) {
            return document;
        }
        var shown = new StringBuilder(document.length() + 16);
        document.codePoints()
                .forEach(codePoint ->
                        shown.append(stays(codePoint) ? Character.toString(codePoint) : PlainText.number(codePoint)));
        return shown.toString();
    }

    private static boolean stays(int codePoint) {
        return codePoint == LINE_FEED || PlainText.isVisible(codePoint);
    }
}
