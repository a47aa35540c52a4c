package io.covalence.connector.dataset.internal;

import java.util.List;

/**
 * One row of cells as written in the file.
 *
 * @param line 1-based line where the row begins
 */
public record TableRow(List<String> cells, long line) {
    public TableRow {
        cells = List.copyOf(cells);
    }
}
