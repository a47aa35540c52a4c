package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Problem;
import io.covalence.connector.dataset.Problem.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects problems: those of the whole file always, of those of single rows the first few of each severity. */
public final class Problems {
    private final int most;
    private final List<Problem> ofFile = new ArrayList<>();
    private final List<Problem> ofRows = new ArrayList<>();
    private int errors;
    private int warnings;

    public Problems(int most) {
        this.most = most;
    }

    public void file(Severity severity, String column, String message) {
        ofFile.add(new Problem(severity, 0, column, message));
    }

    public void row(Severity severity, long row, String column, String message) {
        int count = severity == Severity.ERROR ? ++errors : ++warnings;
        if (count <= most) {
            ofRows.add(new Problem(severity, row, column, message));
        }
    }

    public boolean hasError() {
        return errors > 0 || ofFile.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** Those of the whole file, then those of rows in their order. */
    public List<Problem> named() {
        var all = new ArrayList<>(ofFile);
        all.addAll(ofRows);
        return List.copyOf(all);
    }

    public long further() {
        return (long) errors + warnings - ofRows.size();
    }
}
