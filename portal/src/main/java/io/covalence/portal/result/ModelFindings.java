package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.id.RunId;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Measures;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.chart.ConvergencePanel;
import io.covalence.portal.chart.DiagramPanel;
import io.covalence.portal.text.MetricNames;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Panel;

/** How good the models are that the rounds make. */
final class ModelFindings extends Findings {
    private static final long serialVersionUID = 1;

    private final Measures measures;
    private final RunId runId;

    ModelFindings(Measures measures, RunId runId) {
        this.measures = measures;
        this.runId = runId;
    }

    @Override
    void show(StudySnapshot snapshot, RunView run) {
        var convergence = new ConvergencePanel(measures);
        convergence.show(run, snapshot.rounds());
        snapshot.lastEvaluation().ifPresent(evaluation -> {
            add(headline(evaluation, run));
            if (evaluation.targets().size() > 1) {
                Diagrams.scores(evaluation).ifPresent(scores -> add(new DiagramPanel(scores, "scores-" + runId)));
            }
        });
        add(convergence);
        snapshot.lastEvaluation().ifPresent(evaluation -> {
            add(new TargetCurves(evaluation, runId));
            var scores = new ScoresPanel(measures);
            scores.show(evaluation);
            add(scores);
        });
        var summary = snapshot.summary();
        if (summary != null) {
            var scale = new ScalePanel();
            scale.show(summary);
            add(scale);
        }
    }

    private static Panel headline(ModelEvaluation evaluation, RunView run) {
        Figure figure = evaluation.figure();
        var value = new Span(Numbers.metric(figure));
        value.addClassName("headline");
        value.setId("result-figure");
        var what = new Div(MetricNames.said(figure.metric()));
        what.addClassName("figure-title");
        var of = new Paragraph(
                text("results.headline.of", evaluation.modelVersion(), Numbers.count(evaluation.rows()), run.sites()));
        var alone = new Paragraph(text("results.alone"));
        alone.addClassName("quiet");
        var panel = new Panel(text("results.headline"), new Div(what, value), of, alone);
        panel.setId("headline");
        return panel;
    }
}
