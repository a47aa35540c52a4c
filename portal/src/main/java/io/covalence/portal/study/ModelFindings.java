package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.metric.Measures;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.chart.Convergence;
import io.covalence.portal.chart.ConvergencePlot;
import io.covalence.portal.text.MetricNames;
import io.covalence.portal.widget.Panel;

/**
 * How good the models are that the rounds make: the convergence, the scores and the calibration of the newest model, and the
 * scale of its inputs.
 */
final class ModelFindings extends Findings {
    private static final long serialVersionUID = 1;

    private final ConvergencePlot plot = new ConvergencePlot();
    private final ScoresPanel scores;
    private final CalibrationPanel calibration = new CalibrationPanel();
    private final ScalePanel scale = new ScalePanel();

    ModelFindings(Measures measures) {
        scores = new ScoresPanel(measures);
        var convergence =
                new Panel(text("plot.title", MetricNames.said(measures.perRound())), plot).beside(plot.toggle());
        convergence.setId("convergence");
        add(convergence, scores, calibration, scale);
    }

    @Override
    void show(StudySnapshot snapshot, RunView run) {
        plot.show(Convergence.of(run, snapshot.rounds()));
        snapshot.lastEvaluation().ifPresent(evaluation -> {
            scores.show(evaluation);
            calibration.show(evaluation);
        });
        var summary = snapshot.summary();
        if (summary != null) {
            scale.show(summary);
        }
    }
}
