package io.covalence.connector.dataset;

/**
 * What is wrong with a site's file, for the people of that site only: it may quote a cell.
 *
 * @param row 1-based among the data rows, as a spreadsheet would count them below the header; 0 when it concerns the whole file
 * @param column header of the column; empty when it concerns the whole row or file
 * @param message what is wrong and what is expected
 */
public record Problem(Severity severity, long row, String column, String message) {
    /** Whether the file can be used in spite of it. */
    public enum Severity {
        /** The file can be used; what the message names is left out. */
        WARNING,
        /** The file cannot be used. */
        ERROR
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        if (row > 0) {
            text.append("row ").append(row).append(", ");
        }
        if (!column.isEmpty()) {
            text.append("column \"").append(column).append("\": ");
        }
        return text.append(message).toString();
    }
}
