package io.covalence.connector.dataset.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides of a row whether its cells stand where the header says. */
final class RowShape {
    private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n");

    private final List<String> header;

    /** Columns up to the last one that has a name; a spreadsheet writes its empty columns after them. */
    private final int named;

    private final Problems problems;
    private long swallowed;

    RowShape(List<String> header, Problems problems) {
        this.header = List.copyOf(header);
        this.named = named(this.header);
        this.problems = problems;
    }

    /** The row's cells when they can be read; nothing when the problems say why not. */
    Optional<List<String>> check(List<String> cells) {
        checkBreaks(cells);
        if (repeatsHeader(cells)) {
            problems.kind(Kind.REPEATED_HEADER, "", "");
            return Optional.empty();
        }
        int columns = header.size();
        // A cell that a comma has cut in two moves the others along, as far as into the empty columns.
        if (cells.size() > named && !Blank.all(cells.subList(named, cells.size()))) {
            return misfit(cells);
        }
        if (cells.size() > columns) {
            return Optional.of(cells.subList(0, columns));
        }
        boolean whole =
                cells.size() == columns || (cells.size() < columns && Blank.all(header.subList(cells.size(), columns)));
        if (whole) {
            return Optional.of(cells);
        }
        return misfit(cells);
    }

    private Optional<List<String>> misfit(List<String> cells) {
        problems.kind(kind(cells), "", "a row of " + cells.size() + " cells under a header of " + columnsInWords());
        return Optional.empty();
    }

    private String columnsInWords() {
        return named == header.size()
                ? named + " columns"
                : named + " columns with names and " + (header.size() - named) + " without";
    }

    private static int named(List<String> header) {
        int named = header.size();
        while (named > 0 && Blank.is(header.get(named - 1))) {
            named--;
        }
        return named;
    }

    /** Rows that stand inside a cell, so far. */
    long swallowed() {
        return swallowed;
    }

    private Kind kind(List<String> cells) {
        var first = cells.getFirst();
        if (HeaderAdvice.isComment(cells)) {
            return Kind.COMMENT;
        }
        boolean other = cells.size() == 1
                && (first.split(";", -1).length == header.size() || first.split("\t", -1).length == header.size());
        if (other) {
            return Kind.OTHER_SEPARATOR;
        }
        return cells.size() < named ? Kind.SHORT_ROW : Kind.LONG_ROW;
    }

    private boolean repeatsHeader(List<String> cells) {
        if (cells.size() != header.size()) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (!header.get(i).equals(cells.get(i).replace("\uFEFF", "").strip())) {
                return false;
            }
        }
        return true;
    }

    private void checkBreaks(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0) {
                continue;
            }
            var lines = BREAK.split(cell.strip(), -1);
            int breaks = lines.length - 1;
            var example = "a cell with " + breaks + (breaks == 1 ? " line break" : " line breaks");
            var column = i < header.size() ? header.get(i) : "";
            if (breaks > 0 && heldRows(lines, i)) {
                swallowed += breaks;
                problems.kind(Kind.SWALLOWED, column, example);
            } else if (breaks > 0) {
                problems.kind(Kind.LINE_BREAKS, column, example);
            }
        }
    }

    /**
     * Whether a cell's lines are rows: cut at the commas, the first is the end of a row from this column on, the last the
     * beginning of one up to it, and most of those between are whole ones.
     */
    private boolean heldRows(String[] lines, int column) {
        int whole = 0;
        for (int i = 1; i < lines.length - 1; i++) {
            whole += commas(lines[i]) == header.size() - 1 ? 1 : 0;
        }
        int between = lines.length - 2;
        boolean ends = commas(lines[0]) == header.size() - 1 - column && commas(lines[lines.length - 1]) == column;
        return between > 0 ? whole * 5 >= between * 4 && (ends || between > 2) : ends;
    }

    private static long commas(String line) {
        return line.chars().filter(c -> c == ',').count();
    }
}
