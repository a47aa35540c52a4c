package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.Measures;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.TargetScore;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The newest evaluated model, target by target: whatever figures it has, as they are. */
final class ScoresPanel extends Panel {
    private static final long serialVersionUID = 1;

    private final Paragraph words = new Paragraph();
    private final Div table = new Div();
    private final Paragraph sure = new Paragraph();
    private final boolean classes;
    private transient @Nullable ModelEvaluation shown;

    ScoresPanel(Measures measures) {
        super(text("scores.title"));
        setId("scores");
        words.addClassName("quiet");
        sure.addClassName("quiet");
        classes = measures.positives();
        add(words, table, sure);
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
        var metrics = evaluation.targets().stream()
                .flatMap(target -> evaluation.figures(target).stream())
                .map(Figure::metric)
                .distinct()
                .toList();
        table.removeAll();
        table.add(evaluation.targets().size() == 1 ? alone(evaluation) : together(evaluation, metrics));
        var methods = methods(evaluation);
        sure.setVisible(!methods.isEmpty());
        sure.setText(text("scores.sure", methods));
    }

    /** A single target's figures one below the other. */
    private DataTable alone(ModelEvaluation evaluation) {
        var target = evaluation.targets().getFirst();
        var rows = new ArrayList<List<Component>>();
        for (var figure : evaluation.figures(target)) {
            rows.add(List.of(DataTable.cell(title(figure.metric())), DataTable.cell(Numbers.metric(figure))));
        }
        rows.add(List.of(DataTable.cell(text("scores.labelled")), DataTable.cell(Numbers.count(target.labelled()))));
        if (classes) {
            rows.add(List.of(DataTable.cell(text("scores.positives")), DataTable.cell(positives(target))));
        }
        var single = new DataTable(
                text("scores.title"), Column.words(text("scores.figure")), Column.figures(target.column()));
        single.rows(rows);
        return single;
    }

    private DataTable together(ModelEvaluation evaluation, List<Metric> metrics) {
        var columns = new ArrayList<Column>();
        columns.add(Column.words(text("scores.target")));
        metrics.forEach(metric -> columns.add(Column.figures(title(metric))));
        columns.add(Column.figures(text("scores.labelled")));
        if (classes) {
            columns.add(Column.figures(text("scores.positives")));
        }
        var all = new DataTable(text("scores.title"), columns.toArray(Column[]::new));
        all.rows(evaluation.targets().stream()
                .map(target -> row(target, evaluation.figures(target), metrics))
                .toList());
        return all;
    }

    private List<Component> row(TargetScore target, List<Figure> figures, List<Metric> metrics) {
        var cells = new ArrayList<Component>();
        cells.add(DataTable.cell(target.column()));
        for (var metric : metrics) {
            cells.add(DataTable.cell(figures.stream()
                    .filter(figure -> figure.metric().equals(metric))
                    .map(Numbers::metric)
                    .findFirst()
                    .orElse(Numbers.UNKNOWN)));
        }
        cells.add(DataTable.cell(Numbers.count(target.labelled())));
        if (classes) {
            cells.add(DataTable.cell(positives(target)));
        }
        return cells;
    }

    private static String positives(TargetScore target) {
        var positives = target.positives();
        return positives == null ? Numbers.UNKNOWN : Numbers.count(positives);
    }

    private static String title(Metric metric) {
        return metric.unit().isEmpty() ? metric.name() : text("scores.unit", metric.name(), metric.unit());
    }

    /** How the intervals were found, each metric once. */
    private static String methods(ModelEvaluation evaluation) {
        return evaluation.targets().stream()
                .flatMap(target -> evaluation.figures(target).stream())
                .map(ScoresPanel::method)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static @Nullable String method(Figure figure) {
        Interval interval = figure.interval();
        return interval == null ? null : text("scores.method", figure.metric().name(), interval.method());
    }
}
