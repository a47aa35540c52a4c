package io.covalence.connector.dataset;

/**
 * A problem of a site's file, for the people of that site only: it may quote a cell exactly. A kind that occurs in many
 * cells or rows is one problem, with their number and the first place.
 *
 * @param kind stable name of the kind, such as {@code date}; empty for a problem of its own
 * @param row 1-based among the rows, as a spreadsheet would count them below the header; 0 when it concerns the whole
 *     file
 * @param line 1-based line of the file where that row begins, as an editor would count; 0 when it concerns the whole
 *     file
 * @param column header of the column; empty when it concerns the whole row or file
 * @param count number of cells or rows with it
 * @param message what is wrong and what is expected
 */
public record Problem(Severity severity, String kind, long row, long line, String column, long count, String message) {
    /** Whether the file can be used in spite of it. */
    public enum Severity {
        /** The file can be used; the message says what is left out, or what to look at. */
        WARNING,
        /** The file cannot be used. */
        ERROR
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        if (row > 0) {
            text.append("row ").append(row);
            text.append(line > 0 ? " (line " + line + "), " : ", ");
        }
        if (!column.isEmpty()) {
            text.append("column \"").append(column).append("\": ");
        }
        return text.append(message).toString();
    }
}
