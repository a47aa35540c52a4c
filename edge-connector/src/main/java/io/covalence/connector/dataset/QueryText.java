package io.covalence.connector.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query's text by what it asks, not by how it is written down: cut into words as PostgreSQL does (manual, section 4.1), of which
 * comments are none.
 */
final class QueryText {
    /** Tried in this order where a word begins. A quotation that nobody closes goes to the end: PostgreSQL refuses it. */
    private static final Pattern WORD = Pattern.compile(
            String.join(
                    "|",
                    "(?<space>\\s+|--[^\\n\\r]*)",
                    "(?<escaped>[eE]'(?:[^'\\\\]|''|\\\\.)*+(?:'|$))",
                    "(?<text>(?:[bBnNxX]|[uU]&)?'(?:[^']|'')*+(?:'|$))",
                    "(?<dollar>\\$(?<tag>[\\p{L}_][\\p{L}\\p{N}_]*)?\\$)",
                    "(?<plain>\"[a-z_][a-z0-9_]*\")",
                    "(?<name>(?:[uU]&)?\"(?:[^\"]|\"\")*+(?:\"|$))",
                    "(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*|\\.?[0-9](?:[eE][+-]?[0-9]+|[\\p{L}\\p{N}_.])*+)",
                    "(?<operator>[-+*/<>=~!@#%^&|`?]|.)"),
            Pattern.DOTALL);

    private static final String OPERATORS = "+-*/<>=~!@#%^&|`?";

    /** An operator of several characters ends in a sign only if it has one of these. */
    private static final Pattern SIGNED = Pattern.compile("[~!@#%^&|`?]");

    private final String query;
    private final List<String> words = new ArrayList<>();
    private int at;

    private QueryText(String query) {
        this.query = query;
    }

    /**
     * The words with one space between them, in lower case but for what stands between quotation marks, without semicolons at the end.
     * Two texts that it makes one ask the same but for names that are keywords without their quotation marks; two that it does not may
     * ask the same, too.
     */
    static String normalised(String query) {
        var text = new QueryText(query);
        text.read();
        while (!text.words.isEmpty() && text.words.getLast().equals(";")) {
            text.words.removeLast();
        }
        return String.join(" ", text.words);
    }

    private void read() {
        var word = WORD.matcher(query);
        while (at < query.length()) {
            if (query.startsWith("/*", at)) {
                at = endOfComment();
            } else {
                word.find(at);
                at = word.end();
                take(word);
            }
        }
    }

    private void take(Matcher word) {
        var text = word.group();
        if (word.group("dollar") != null) {
            int end = query.indexOf(text, at);
            at = end < 0 ? query.length() : end + text.length();
            words.add(query.substring(word.start(), at));
        } else if (word.group("plain") != null) {
            words.add(text.substring(1, text.length() - 1));
        } else if (word.group("escaped") != null || word.group("text") != null || word.group("name") != null) {
            words.add(text);
        } else if (word.group("operator") != null) {
            words.add(operator(word.start()));
        } else if (word.group("space") == null) {
            words.add(text.toLowerCase(Locale.ROOT));
        }
    }

    /** As long as it can be, and no longer than to a comment. */
    private String operator(int start) {
        int end = start;
        while (end < query.length()
                && OPERATORS.indexOf(query.charAt(end)) >= 0
                && !query.startsWith("--", end)
                && !query.startsWith("/*", end)) {
            end++;
        }
        while (end > start + 1
                && "+-".indexOf(query.charAt(end - 1)) >= 0
                && !SIGNED.matcher(query.substring(start, end)).find()) {
            end--;
        }
        at = Math.max(end, start + (query.startsWith("::", start) || query.startsWith(":=", start) ? 2 : 1));
        return query.substring(start, at);
    }

    /** Comments of this kind may hold others. */
    private int endOfComment() {
        int depth = 0;
        int end = at;
        do {
            if (query.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (query.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else {
                end++;
            }
        } while (depth > 0 && end < query.length());
        return end;
    }
}
