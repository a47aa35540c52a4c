package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.monitor.LiveRound;
import io.covalence.portal.widget.Panel;

/** All about one run: figures, what it waits for, the round under way, what it found, the rounds. */
final class RunBoard extends Div {
    private static final long serialVersionUID = 1;

    private final RunSummary summary = new RunSummary();
    private final CharterPanel charter = new CharterPanel();
    private final LiveRound live = new LiveRound();
    private final RoundsPanel rounds;
    private final Findings findings;
    private final Panel summaryPanel;

    RunBoard(RunView run) {
        addClassName("run-board");
        rounds = new RoundsPanel(run);
        var measures = run.measures();
        findings = measures == null ? new SummaryFindings() : new ModelFindings(measures);
        summaryPanel = new Panel("", summary);
        live.setId("live-round");
        add(summaryPanel, charter, live, findings, rounds);
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
        findings.show(snapshot, run);
        rounds.show(snapshot.rounds());
    }

    void outage() {
        live.outage();
    }
}
