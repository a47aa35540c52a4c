package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.chart.ConvergencePanel;
import io.covalence.portal.monitor.AttendancePanel;
import io.covalence.portal.monitor.LiveRound;
import io.covalence.portal.widget.Panel;
import org.jspecify.annotations.Nullable;

/** All about one run: figures, what it waits for, the round under way, how its models do, the rounds. */
final class RunBoard extends Div {
    private static final long serialVersionUID = 1;

    private final RunSummary summary = new RunSummary();
    private final CharterPanel charter = new CharterPanel();
    private final LiveRound live = new LiveRound();
    private final AttendancePanel attendance = new AttendancePanel();
    private final RoundsPanel rounds;
    private final @Nullable ConvergencePanel convergence;
    private final Anchor results;
    private final Panel summaryPanel;

    RunBoard(RunView run) {
        addClassName("run-board");
        rounds = new RoundsPanel(run);
        var measures = run.measures();
        convergence = measures == null ? null : new ConvergencePanel(measures);
        results = new Anchor("studies/" + run.studyId() + "/results?run=" + run.id(), text("run.results"));
        results.setId("run-results");
        summaryPanel = new Panel("", summary).beside(results);
        live.setId("live-round");
        add(summaryPanel, charter, live);
        if (convergence != null) {
            add(convergence);
        }
        add(attendance, rounds);
    }

    /** Shows a snapshot of the run that this board was made for. */
    void show(StudySnapshot snapshot, RunView run) {
        int number = snapshot.runs().size() - snapshot.runs().indexOf(run);
        summaryPanel.title(text("study.run", number));
        summary.show(run);
        results.setVisible(snapshot.lastEvaluation().isPresent() || snapshot.summary() != null);
        var awaited = run.charter();
        charter.setVisible(awaited != null);
        if (awaited != null) {
            charter.show(snapshot, awaited);
        }
        var round = snapshot.lastRound();
        live.setVisible(!run.state().ended() && round.isPresent());
        if (!run.state().ended()) {
            round.ifPresent(now -> live.show(run, now, snapshot.sites(), snapshot.invitedAs()));
        }
        if (convergence != null) {
            convergence.show(run, snapshot.rounds());
        }
        attendance.show(snapshot.rounds(), snapshot.invitedAs());
        rounds.show(snapshot.rounds());
    }

    void outage() {
        live.outage();
    }
}
