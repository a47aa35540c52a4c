package io.covalence.connector.dataset.internal;

/**
 * A cell in a message: as it stands, shortened. Whoever shows it to a person makes control characters harmless; a program gets
 * the exact text.
 */
final class Quoted {
    private static final int LONGEST = 30;

    private Quoted() {}

    static String cell(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return '"' + text + '"';
        }
        return '"' + text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "\u2026\"";
    }
}
