package io.covalence.portal.invitation;

import java.util.ArrayList;
import java.util.List;

/**
 * Part of an agreement: clauses of ours, or the sponsor's words, of which each line begins with a mark. A narrow page wraps lines, and
 * what is wrapped shows no mark; so the page draws a line of its own beside all that is quoted.
 */
record AgreementPassage(boolean isQuoted, String text) {
    private static final String MARK = "> ";

    /** The whole agreement, in order; joined by line feeds it is the same text. */
    static List<AgreementPassage> of(String agreement) {
        var passages = new ArrayList<AgreementPassage>();
        for (var line : agreement.split("\n", -1)) {
            boolean quoted = line.startsWith(MARK) || line.equals(MARK.strip());
            if (!passages.isEmpty() && passages.getLast().isQuoted() == quoted) {
                var before = passages.removeLast();
                passages.add(new AgreementPassage(quoted, before.text() + "\n" + line));
            } else {
                passages.add(new AgreementPassage(quoted, line));
            }
        }
        return List.copyOf(passages);
    }
}
