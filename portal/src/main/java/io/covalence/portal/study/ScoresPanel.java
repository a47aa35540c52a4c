package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RunView;
import io.covalence.contract.run.TargetScore;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.Panel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest evaluated model, target by target. */
final class ScoresPanel extends Panel {
    private static final long serialVersionUID = 1;

    private final Paragraph words = new Paragraph();
    private final DataTable table;
    private final Metric perRound;
    private final Metric headline;
    private final boolean classes;
    private transient @Nullable ModelEvaluation shown;

    ScoresPanel(RunView run) {
        super(text("scores.title"));
        setId("scores");
        words.addClassName("quiet");
        var columns = new ArrayList<Column>();
        columns.add(Column.words(text("scores.target")));
        var measures = run.measures();
        perRound = measures.perRound();
        headline = measures.headline();
        if (!headline.equals(perRound)) {
            columns.add(Column.figures(headline.name()));
        }
        columns.add(Column.figures(perRound.name()));
        columns.add(Column.figures(measures.loss().name()));
        columns.add(Column.figures(text("scores.labelled")));
        classes = measures.positives();
        if (classes) {
            columns.add(Column.figures(text("scores.positives")));
        }
        table = new DataTable(text("scores.title"), columns.toArray(Column[]::new));
        add(words, table);
        setVisible(false);
    }

    void show(ModelEvaluation evaluation) {
        if (evaluation.equals(shown)) {
            return;
        }
        shown = evaluation;
        setVisible(true);
        words.setText(
                text("scores.words", Integer.toString(evaluation.modelVersion()), Numbers.count(evaluation.rows())));
        table.rows(evaluation.targets().stream().map(this::row).toList());
    }

    private List<Component> row(TargetScore target) {
        var cells = new ArrayList<Component>();
        cells.add(DataTable.cell(target.column()));
        if (!headline.equals(perRound)) {
            cells.add(DataTable.cell(Numbers.metric(target.headline())));
        }
        cells.add(DataTable.cell(Numbers.metric(target.perRound())));
        cells.add(DataTable.cell(Numbers.metric(target.loss())));
        cells.add(DataTable.cell(Numbers.count(target.labelled())));
        if (classes) {
            var positives = target.positives();
            cells.add(DataTable.cell(positives == null ? Numbers.UNKNOWN : Numbers.count(positives)));
        }
        return cells;
    }
}
