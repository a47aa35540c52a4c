package io.covalence.portal.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.io.Serializable;
import java.util.List;

/** A plain table for figures that people read, compare and copy. The first column is the header of its row. */
public final class DataTable extends Div {
    private static final long serialVersionUID = 1;

    private final HtmlContainer body = new HtmlContainer("tbody");
    private final List<Column> columns;

    /** A column's heading; figures stand to the right. */
    public record Column(String title, boolean figures) implements Serializable {
        public static Column words(String title) {
            return new Column(title, false);
        }

        public static Column figures(String title) {
            return new Column(title, true);
        }
    }

    /** An empty table with a caption for those who cannot see where it stands. */
    public DataTable(String caption, Column... columns) {
        this.columns = List.of(columns);
        var title = new HtmlContainer("caption");
        title.setText(caption);
        var row = new HtmlContainer("tr");
        for (var column : columns) {
            var cell = new HtmlContainer("th");
            cell.setText(column.title());
            cell.getElement().setAttribute("scope", "col");
            align(cell, column);
            row.add(cell);
        }
        var head = new HtmlContainer("thead");
        head.add(row);
        var table = new HtmlContainer("table");
        table.add(title, head, body);
        addClassName("data-table");
        // A wide table scrolls by itself, also by keyboard.
        getElement().setAttribute("tabindex", "0").setAttribute("role", "group").setAttribute("aria-label", caption);
        add(table);
    }

    /** Replaces all rows. */
    public void rows(List<List<Component>> rows) {
        body.removeAll();
        for (var row : rows) {
            var line = new HtmlContainer("tr");
            for (int i = 0; i < row.size(); i++) {
                var cell = new HtmlContainer(i == 0 ? "th" : "td");
                if (i == 0) {
                    cell.getElement().setAttribute("scope", "row");
                }
                align(cell, columns.get(i));
                // Where rows are drawn as cards, which have no head.
                cell.getElement().setAttribute("data-label", columns.get(i).title());
                cell.add(row.get(i));
                line.add(cell);
            }
            body.add(line);
        }
    }

    public static Component cell(String text) {
        return new Span(text);
    }

    private static void align(HtmlContainer cell, Column column) {
        if (column.figures()) {
            cell.addClassName("figure");
        }
    }
}
