package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Problem;
import io.covalence.connector.dataset.Problem.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects problems: those of the whole file always, each kind once with its number and first place, and of those of single
 * rows the first few of each severity.
 */
public final class Problems {
    private final int most;
    private final List<Problem> ofFile = new ArrayList<>();
    private final Map<Kind, Tally> ofKinds = new EnumMap<>(Kind.class);
    private final List<Problem> ofRows = new ArrayList<>();
    private int errors;
    private int warnings;
    private long currentRow;
    private long currentLine;

    public Problems(int most) {
        this.most = most;
    }

    /** Says where reading stands: what is found next is of this row. */
    void at(long row, long line) {
        currentRow = row;
        currentLine = line;
    }

    public void file(Severity severity, String column, String message) {
        ofFile.add(new Problem(severity, "", 0, 0, column, 1, message));
    }

    /** One more of a kind, in the row that is being read. */
    void kind(Kind kind, String column, String example) {
        ofKinds.computeIfAbsent(kind, first -> new Tally(first, currentRow, currentLine, column, example))
                .another(column);
    }

    public void row(Severity severity, long row, String column, String message) {
        int count = severity == Severity.ERROR ? ++errors : ++warnings;
        if (count <= most) {
            ofRows.add(new Problem(severity, "", row, row == currentRow ? currentLine : 0, column, 1, message));
        }
    }

    public boolean hasError() {
        return errors > 0
                || ofFile.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
                || ofKinds.keySet().stream().anyMatch(kind -> kind.severity() == Severity.ERROR);
    }

    /** Those of the whole file, then kinds, then those of rows in their order. */
    public List<Problem> named() {
        var all = new ArrayList<>(ofFile);
        ofKinds.values().stream().map(Tally::problem).forEach(all::add);
        all.addAll(ofRows);
        return List.copyOf(all);
    }

    public long further() {
        return (long) errors + warnings - ofRows.size();
    }
}
