package io.covalence.connector.dataset;

import java.util.Locale;
import java.util.regex.Pattern;

/** A query's text by what it asks, not by how it is written down. */
final class QueryText {
    /** What is between quotation marks, a comment, or white space; anything else is a word's own. */
    private static final Pattern PARTS =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|\\s+|;+\\s*$", Pattern.DOTALL);

    private QueryText() {}

    /**
     * Words in lower case with one space between them, without comments and a semicolon at the end; what stands between quotation marks
     * stays as it is. Two texts that it makes one read the same rows; two that it does not may do so too.
     */
    static String normalised(String query) {
        var text = new StringBuilder();
        var parts = PARTS.matcher(query);
        int done = 0;
        while (parts.find()) {
            text.append(query.substring(done, parts.start()).toLowerCase(Locale.ROOT));
            char first = parts.group().charAt(0);
            if (first == '\'' || first == '"') {
                text.append(parts.group());
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
            done = parts.end();
        }
        text.append(query.substring(done).toLowerCase(Locale.ROOT));
        return text.toString().strip();
    }
}
