package io.covalence.portal.chart;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.FileLink;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.Picture;
import java.util.ArrayList;
import java.util.List;

/** A diagram with what belongs to it: its sentence, its table, and both as files. */
public final class DiagramPanel extends Panel {
    private static final long serialVersionUID = 1;

    private final Diagram diagram;
    private final Div place = new Div();
    private final Button toggle = new Button();
    private boolean asTable;

    /**
     * Shows the picture first.
     *
     * @param fileName of its files, without an ending
     */
    public DiagramPanel(Diagram diagram, String fileName) {
        super(diagram.title());
        this.diagram = diagram;
        addClassName("diagram");
        toggle.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        toggle.addClickListener(event -> {
            asTable = !asTable;
            draw();
        });
        beside(toggle, csv(fileName), svg(fileName));
        var sentence = new Paragraph(diagram.sentence());
        sentence.addClassName("plot-summary");
        add(place, sentence);
        draw();
    }

    private Anchor csv(String fileName) {
        return new FileLink("CSV", fileName + ".csv", "text/csv", () -> Csv.of(diagram.columns(), diagram.rows()));
    }

    private Anchor svg(String fileName) {
        return new FileLink("SVG", fileName + ".svg", "image/svg+xml", () -> StandaloneSvg.of(diagram.svg()));
    }

    private void draw() {
        toggle.setText(text(asTable ? "plot.as-picture" : "plot.as-table"));
        place.removeAll();
        if (asTable) {
            place.add(table());
        } else {
            place.add(new Picture(diagram.svg()));
        }
    }

    private DataTable table() {
        var columns = new ArrayList<Column>();
        for (var title : diagram.columns()) {
            columns.add(Column.figures(title));
        }
        var table = new DataTable(diagram.title(), columns.toArray(Column[]::new));
        table.rows(diagram.rows().stream()
                .map(row -> row.stream().map(DataTable::cell).toList())
                .toList());
        return table;
    }

    /** A table as RFC 4180 has it, of cells that no spreadsheet takes for a formula. */
    static final class Csv {
        private Csv() {}

        static String of(List<String> columns, List<List<String>> rows) {
            var lines = new StringBuilder(line(columns));
            rows.forEach(row -> lines.append(line(row)));
            return lines.toString();
        }

        private static String line(List<String> cells) {
            return String.join(",", cells.stream().map(Csv::cell).toList()) + "\r\n";
        }

        private static String cell(String words) {
            boolean formula = !words.isEmpty() && "=+@\t\r".indexOf(words.charAt(0)) >= 0;
            var safe = formula ? "'" + words : words;
            return safe.matches("(?s).*[,\"\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
        }
    }

    /** A picture with colours of its own, for where there is no page around it. */
    static final class StandaloneSvg {
        private static final String STYLE = """
                <style>
                text { font: 12px sans-serif; fill: #1c262e; }
                .grid { stroke: #dfe5e9; } .diagonal { stroke: #7d8a95; stroke-dasharray: 5 4; }
                polyline { fill: none; stroke-width: 2; } .interval { stroke-width: 3; }
                .series-0 { stroke: #0b6f79; fill: #0b6f79; } .series-1 { stroke: #b4570b; fill: #b4570b; }
                .series-2 { stroke: #6b4fbb; fill: #6b4fbb; } .series-3 { stroke: #44525e; fill: #44525e; }
                .series-1 polyline { stroke-dasharray: 7 4; } .series-2 polyline { stroke-dasharray: 2 4; }
                .series-3 polyline { stroke-dasharray: 8 3 2 3; }
                .series text { stroke: none; }
                </style>""";

        private StandaloneSvg() {}

        static String of(String svg) {
            int within = svg.indexOf('>') + 1;
            return svg.substring(0, within) + STYLE + svg.substring(within);
        }
    }
}
