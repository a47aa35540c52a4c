package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import io.covalence.contract.run.SummarisedCategories;
import io.covalence.contract.run.SummarisedNumbers;
import io.covalence.contract.run.SummarisedTable;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.CountBar;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes tables of a summary; a bar beside a count is an ornament, the count says it all. */
final class SummaryTables {
    private final int smallestCell;

    SummaryTables(int smallestCell) {
        this.smallestCell = smallestCell;
    }

    DataTable statistics(SummarisedNumbers column) {
        var table = new DataTable(
                text("summary.statistics", column.column()),
                Column.words(text("summary.statistic")),
                Column.figures(text("summary.value")));
        table.rows(column.statistics().stream()
                .map(known -> List.of(DataTable.cell(known.name()), DataTable.cell(column.digits(known.value()))))
                .toList());
        table.setVisible(!column.statistics().isEmpty());
        return table;
    }

    /** A small histogram: a range and a bar in each row. */
    DataTable bins(SummarisedNumbers column) {
        var names = new ArrayList<String>();
        var counts = new ArrayList<>(column.bins());
        for (int bin = 0; bin < column.bins().size(); bin++) {
            boolean last = bin == column.bins().size() - 1;
            names.add(
                    bin == 0
                            ? text("summary.below", column.border(bin + 1))
                            : last
                                    ? text("summary.from", column.border(bin))
                                    : text("summary.range", column.border(bin), column.border(bin + 1)));
        }
        var missing = column.missing();
        if (missing != null) {
            names.add(text("summary.missing"));
            counts.add(missing);
        }
        return counted(column.column(), text("summary.bin"), names, counts);
    }

    DataTable categories(SummarisedCategories column) {
        return counted(column.column(), text("summary.category"), column.categories(), column.rows());
    }

    private DataTable counted(String column, String kind, List<String> names, List<Long> counts) {
        var table = new DataTable(
                text("summary.counts", column),
                Column.words(kind),
                Column.figures(text("summary.rows")),
                Column.words(""));
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        var rows = new ArrayList<List<Component>>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(List.of(
                    DataTable.cell(names.get(i)),
                    DataTable.cell(count(counts.get(i))),
                    new CountBar(most == 0 ? 0 : (double) counts.get(i) / most)));
        }
        table.rows(rows);
        return table;
    }

    DataTable table(SummarisedTable table) {
        var columns = new ArrayList<Column>();
        columns.add(Column.words(table.rowColumn()));
        table.columnCategories().forEach(name -> columns.add(Column.figures(name)));
        columns.add(Column.figures(text("summary.total")));
        var shown = new DataTable(
                text("summary.by", table.rowColumn(), table.columnColumn()), columns.toArray(Column[]::new));
        var rows = new ArrayList<List<Component>>();
        var totals = new long[table.columnCategories().size()];
        for (int row = 0; row < table.counts().size(); row++) {
            var counts = table.counts().get(row);
            for (int column = 0; column < totals.length; column++) {
                totals[column] += counts.get(column);
            }
            rows.add(row(table.rowCategories().get(row), counts));
        }
        var last = new ArrayList<Component>();
        last.add(DataTable.cell(text("summary.total")));
        for (long total : totals) {
            last.add(DataTable.cell(total(total)));
        }
        last.add(DataTable.cell(total(Arrays.stream(totals).sum())));
        rows.add(last);
        shown.rows(rows);
        return shown;
    }

    /** Sums are of what is told, so that no total says what a cell does not; of cells that tell nothing they say nothing. */
    private List<Component> row(String name, List<Long> counts) {
        var cells = new ArrayList<Component>();
        cells.add(DataTable.cell(name));
        counts.forEach(count -> cells.add(DataTable.cell(count(count))));
        cells.add(
                DataTable.cell(total(counts.stream().mapToLong(Long::longValue).sum())));
        return cells;
    }

    private static String total(long rows) {
        return rows == 0 ? text("summary.nothing") : Numbers.count(rows);
    }

    private String count(long rows) {
        return rows == 0 ? text("summary.few", smallestCell) : Numbers.count(rows);
    }
}
