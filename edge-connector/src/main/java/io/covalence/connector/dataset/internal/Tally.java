package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Problem;
import java.util.HashSet;
import java.util.Set;

/** Where a kind was first found, and how often since. */
final class Tally {
    private final Kind kind;
    private final long row;
    private final long line;
    private final String column;
    private final String example;
    private final Set<String> columns = new HashSet<>();
    private long count;

    Tally(Kind kind, long row, long line, String column, String example) {
        this.kind = kind;
        this.row = row;
        this.line = line;
        this.column = column;
        this.example = example;
    }

    void another(String inColumn) {
        count++;
        columns.add(inColumn);
    }

    Problem problem() {
        return new Problem(
                kind.severity(), kind.code(), row, line, column, count, kind.sentence(count, columns.size(), example));
    }
}
