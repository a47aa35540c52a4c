package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.ScaledColumn;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.Panel;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By what all sites standardise their columns, as the opening round has told it: without it, the models say nothing. */
final class ScalePanel extends Panel {
    private static final long serialVersionUID = 1;

    private final Paragraph words = new Paragraph();
    private final Paragraph rough = new Paragraph();
    private final DataTable table = new DataTable(
            text("scale.title"),
            Column.words(text("scale.column")),
            Column.figures(text("scale.mean")),
            Column.figures(text("scale.deviation")));

    private transient @Nullable DataSummary shown;

    ScalePanel() {
        super(text("scale.title"));
        setId("scale");
        words.addClassName("quiet");
        rough.addClassName("reason");
        add(words, rough, table);
        setVisible(false);
    }

    void show(DataSummary summary) {
        if (summary.equals(shown)) {
            return;
        }
        shown = summary;
        setVisible(!summary.scale().isEmpty());
        words.setText(text("scale.words", summary.sites(), summary.smallestCell()));
        var far = summary.scale().stream()
                .filter(ScaledColumn::rough)
                .map(ScaledColumn::column)
                .collect(Collectors.joining(", "));
        rough.setText(text("scale.rough", far));
        rough.setVisible(!far.isEmpty());
        table.rows(summary.scale().stream()
                .map(column -> List.of(
                        DataTable.cell(column.column()),
                        DataTable.cell(number(column.mean())),
                        DataTable.cell(number(column.standardDeviation()))))
                .toList());
    }

    /** With all digits: people may compute with it. */
    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
