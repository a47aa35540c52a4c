package io.covalence.portal.chart;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.metric.Measures;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.portal.text.MetricNames;
import io.covalence.portal.widget.Panel;
import java.util.List;

/** The metric of a run's models, round by round. */
public final class ConvergencePanel extends Panel {
    private static final long serialVersionUID = 1;

    private final ConvergencePlot plot = new ConvergencePlot();

    public ConvergencePanel(Measures measures) {
        super(text("plot.title", MetricNames.said(measures.perRound())));
        setId("convergence");
        beside(plot.toggle());
        add(plot);
    }

    /** Shows the rounds of a run so far. */
    public void show(RunView run, List<RoundView> rounds) {
        plot.show(Convergence.of(run, rounds));
    }
}
