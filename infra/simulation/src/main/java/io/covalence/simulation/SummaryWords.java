package io.covalence.simulation;

import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.SummarisedCategories;
import io.covalence.contract.run.SummarisedNumbers;
import io.covalence.contract.run.SummarisedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A summary in lines for a terminal. */
final class SummaryWords {
    private final List<String> lines = new ArrayList<>();
    private final int smallestCell;

    private SummaryWords(int smallestCell) {
        this.smallestCell = smallestCell;
    }

    static List<String> of(DataSummary summary) {
        var words = new SummaryWords(summary.smallestCell());
        words.lines.add("Rows of " + summary.sites() + " sites, counted at each in steps of " + summary.smallestCell()
                + "; \"few\" are fewer than " + summary.smallestCell() + " at every site");
        summary.numbers().forEach(words::add);
        summary.categories().forEach(words::add);
        summary.tables().forEach(words::add);
        return words.lines;
    }

    private void add(SummarisedNumbers column) {
        lines.add(column.column());
        column.statistics().forEach(known -> line(known.name(), column.digits(known.value())));
        for (int bin = 0; bin < column.bins().size(); bin++) {
            line(
                    column.border(bin) + " to " + column.border(bin + 1),
                    count(column.bins().get(bin)));
        }
        if (column.missing() != null) {
            line("empty", count(column.missing()));
        }
        untold(column.untold());
    }

    private void add(SummarisedCategories column) {
        lines.add(column.column());
        for (int i = 0; i < column.rows().size(); i++) {
            line(column.categories().get(i), count(column.rows().get(i)));
        }
        untold(column.untold());
    }

    private void add(SummarisedTable table) {
        lines.add(table.rowColumn() + " by " + table.columnColumn());
        for (int row = 0; row < table.counts().size(); row++) {
            for (int column = 0; column < table.counts().get(row).size(); column++) {
                line(
                        table.rowCategories().get(row) + ", "
                                + table.columnCategories().get(column),
                        count(table.counts().get(row).get(column)));
            }
        }
        untold(table.untold());
    }

    private void untold(long rows) {
        line("told of none of these", rows == 0 ? "fewer than " + smallestCell + " at a site" : String.valueOf(rows));
    }

    private void line(String what, String value) {
        lines.add(String.format(Locale.ROOT, "  %-28s %s", what, value));
    }

    private static String count(long rows) {
        return rows == 0 ? "few" : String.valueOf(rows);
    }
}
