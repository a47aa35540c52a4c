package io.covalence.simulation.partition;

import io.covalence.demodata.Sheet;
import io.covalence.simulation.Unusable;
import java.util.List;

/** What every partition needs of a table. */
final class Columns {
    private Columns() {}

    static List<String> of(Sheet sheet, String column) {
        if (!sheet.header().contains(column)) {
            throw new Unusable("the file has no column \"" + column + "\" to deal by; it has "
                    + String.join(", ", sheet.header()));
        }
        return sheet.column(column);
    }

    static void requireRows(int rows, int sites) {
        if (rows < sites) {
            throw new Unusable(rows + " rows cannot be dealt to " + sites + " sites");
        }
    }
}
