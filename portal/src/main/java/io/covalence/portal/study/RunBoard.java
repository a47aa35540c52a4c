package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.chart.Convergence;
import io.covalence.portal.chart.ConvergencePlot;
import io.covalence.portal.monitor.LiveRound;
import io.covalence.portal.widget.Panel;

/** All about one run: figures, what it waits for, the round under way, the convergence, the rounds, the scores. */
final class RunBoard extends Div {
    private static final long serialVersionUID = 1;

    private final RunSummary summary = new RunSummary();
    private final CharterPanel charter = new CharterPanel();
    private final LiveRound live = new LiveRound();
    private final ConvergencePlot plot = new ConvergencePlot();
    private final RoundsPanel rounds;
    private final ScoresPanel scores;
    private final Panel summaryPanel;

    RunBoard(RunView run) {
        addClassName("run-board");
        rounds = new RoundsPanel(run);
        scores = new ScoresPanel(run);
        summaryPanel = new Panel("", summary);
        var convergence = new Panel(text("plot.title", run.measures().perRound().name()), plot).beside(plot.toggle());
        convergence.setId("convergence");
        live.setId("live-round");
        add(summaryPanel, charter, live, convergence, scores, rounds);
    }

    /** Shows a snapshot of the run that this board was made for. */
    void show(StudySnapshot snapshot, RunView run) {
        int number = snapshot.runs().size() - snapshot.runs().indexOf(run);
        summaryPanel.title(text("study.run", number));
        summary.show(run);
        var awaited = run.charter();
        charter.setVisible(awaited != null);
        if (awaited != null) {
            charter.show(snapshot, awaited);
        }
        var round = snapshot.lastRound();
        live.setVisible(!run.state().ended() && round.isPresent());
        if (!run.state().ended()) {
            round.ifPresent(now -> live.show(run, now, snapshot.invitedAs()));
        }
        plot.show(Convergence.of(run, snapshot.rounds()));
        rounds.show(snapshot.rounds());
        snapshot.lastEvaluation().ifPresent(scores::show);
    }

    void outage() {
        live.outage();
    }
}
