package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.RunView;
import io.covalence.portal.widget.Panel;
import org.jspecify.annotations.Nullable;

/** What a run found of the rows of all sites together: column by column, then tables of two. */
final class SummaryPanel extends Panel {
    private static final long serialVersionUID = 1;

    private final Paragraph words = new Paragraph();
    private final Div parts = new Div();
    private transient @Nullable DataSummary shown;

    SummaryPanel() {
        super(text("summary.title"));
        setId("summary");
        words.addClassName("quiet");
        parts.addClassName("summary-parts");
        add(words, parts);
    }

    /** Shows a summary, or says why there is none. */
    void show(RunView run, @Nullable DataSummary summary) {
        if (summary == null) {
            words.setText(text(run.state().ended() ? "summary.none" : "summary.waiting"));
        } else if (!summary.equals(shown)) {
            shown = summary;
            words.setText(text("summary.words", summary.sites(), summary.smallestCell()));
            parts.removeAll();
            var tables = new SummaryTables(summary.smallestCell());
            summary.numbers()
                    .forEach(column ->
                            add(column.column(), column.untold(), tables.statistics(column), tables.bins(column)));
            summary.categories().forEach(column -> add(column.column(), column.untold(), tables.categories(column)));
            summary.tables()
                    .forEach(table -> add(
                            text("summary.by", table.rowColumn(), table.columnColumn()),
                            table.untold(),
                            tables.table(table)));
        }
    }

    private void add(String title, long untold, Div... tables) {
        var part = new Div(new H3(title));
        part.addClassName("summary-part");
        part.add(tables);
        if (untold > 0) {
            var note = new Paragraph(text("summary.untold", untold));
            note.addClassName("quiet");
            part.add(note);
        }
        parts.add(part);
    }
}
