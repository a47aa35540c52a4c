package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.plan.TaskKind;
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
    private transient @Nullable ModelEvaluation shown;

    ScoresPanel(RunView run) {
        super(text("scores.title"));
        setId("scores");
        words.addClassName("quiet");
        var columns = new ArrayList<Column>();
        columns.add(Column.words(text("scores.target")));
        columns.add(Column.figures(Numbers.metricName(run.task())));
        columns.add(Column.figures(text("scores.labelled")));
        if (run.task() == TaskKind.CLASSIFICATION) {
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
        table.rows(evaluation.targets().stream()
                .map(target -> row(target, evaluation.task()))
                .toList());
    }

    private static List<Component> row(TargetScore target, TaskKind task) {
        var cells = new ArrayList<Component>();
        cells.add(DataTable.cell(target.column()));
        cells.add(DataTable.cell(Numbers.metric(target.score())));
        cells.add(DataTable.cell(Numbers.count(target.labelled())));
        if (task == TaskKind.CLASSIFICATION) {
            cells.add(DataTable.cell(Numbers.count(target.positives())));
        }
        return cells;
    }
}
