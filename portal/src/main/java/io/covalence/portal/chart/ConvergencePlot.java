package io.covalence.portal.chart;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.portal.text.MetricNames;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import java.util.List;

/** The federation's metric after each round: as a picture, as a sentence and as a table. */
public final class ConvergencePlot extends Div {
    private static final long serialVersionUID = 1;

    private final Picture picture = new Picture();
    private final Paragraph summary = new Paragraph();
    private final Paragraph waiting = new Paragraph(text("plot.waiting"));
    private final Button toggle = new Button();
    private final Div tablePlace = new Div();
    private Convergence shown = Convergence.NONE;
    private boolean asTable;

    public ConvergencePlot() {
        addClassName("convergence");
        summary.addClassName("plot-summary");
        waiting.addClassName("quiet");
        toggle.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        toggle.addClickListener(event -> toggled());
        tablePlace.setVisible(false);
        add(waiting, picture, tablePlace, summary);
        toggleText();
        draw();
    }

    /** The button that turns the picture into a table; it belongs in the panel's head. */
    public Button toggle() {
        return toggle;
    }

    public void show(Convergence convergence) {
        if (!convergence.equals(shown)) {
            shown = convergence;
            draw();
        }
    }

    private void toggled() {
        asTable = !asTable;
        toggleText();
        draw();
    }

    private void toggleText() {
        toggle.setText(text(asTable ? "plot.as-picture" : "plot.as-table"));
    }

    private void draw() {
        boolean any = !shown.points().isEmpty();
        waiting.setVisible(!any);
        summary.setVisible(any);
        toggle.setVisible(any);
        picture.setVisible(any && !asTable);
        tablePlace.setVisible(any && asTable);
        summary.setText(any ? ConvergenceText.summary(shown) : "");
        if (any) {
            picture.show(shown);
        }
        tablePlace.removeAll();
        if (any && asTable) {
            tablePlace.add(table());
        }
    }

    private DataTable table() {
        var name = MetricNames.said(shown.metric());
        var table = new DataTable(
                text("plot.title", name),
                Column.figures(text("plot.round")),
                Column.figures(name),
                Column.figures(text("plot.rows")));
        table.rows(shown.points().stream()
                .map(point -> List.of(
                        DataTable.cell(Integer.toString(point.round())),
                        DataTable.cell(Numbers.metric(point.value())),
                        DataTable.cell(point.rows())))
                .toList());
        return table;
    }

    /** The custom element; what it draws is said in the summary beneath, so it is an image without parts. */
    @Tag("covalence-plot")
    @JavaScript("context://covalence/echarts.common.min.js")
    @JavaScript("context://covalence/covalence-plot.js")
    static final class Picture extends Component {
        private static final long serialVersionUID = 1;

        Picture() {
            getElement().setAttribute("role", "img");
        }

        void show(Convergence convergence) {
            var name = MetricNames.said(convergence.metric());
            getElement().setAttribute("aria-label", text("plot.title", name));
            getElement()
                    .setPropertyBean(
                            "plot",
                            new Plot(
                                    convergence.points().stream()
                                            .map(point -> List.<Object>of(point.round(), point.value(), point.rows()))
                                            .toList(),
                                    convergence.rounds(),
                                    text("plot.round"),
                                    name,
                                    text("plot.rows")));
        }
    }

    /** What the custom element draws, as it travels to the browser. */
    record Plot(List<List<Object>> points, int rounds, String xTitle, String yTitle, String rowsTitle) {}
}
