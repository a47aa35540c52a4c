package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.RunView;
import io.covalence.portal.text.MetricNames;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.StateBadge;
import io.covalence.portal.widget.ThinBar;
import io.covalence.portal.widget.Tone;
import java.time.Instant;

/** A run in four figures: how it stands, how far it is, how well the model does, when it began. Where no model is trained, the middle two are not there. */
final class RunSummary extends Div {
    private static final long serialVersionUID = 1;

    private final StateBadge state = new StateBadge("", Tone.QUIET);
    private final ThinBar rounds = new ThinBar(text("run.rounds"), 0, 1);
    private final Span metric = new Span();
    private final Div metricTitle = new Div();
    private final Div roundsBox;
    private final Div metricBox;
    private final Ago when = new Ago(Instant.EPOCH);
    private final Div whenTitle = new Div();
    private final Paragraph reason = new Paragraph();

    RunSummary() {
        addClassName("run-summary");
        metric.addClassName("headline");
        metric.setId("run-metric");
        state.setId("run-state");
        rounds.setId("run-rounds");
        reason.addClassName("reason");
        roundsBox = figure(new Div(text("run.rounds")), rounds);
        metricBox = figure(metricTitle, metric);
        var figures = new Div(figure(new Div(text("run.state")), state), roundsBox, metricBox, figure(whenTitle, when));
        figures.addClassName("figures-row");
        add(figures, reason);
    }

    private static Div figure(Div title, Component value) {
        title.addClassName("figure-title");
        var figure = new Div(title, value);
        figure.addClassName("figure-box");
        return figure;
    }

    void show(RunView run) {
        if (run.charter() == null) {
            state.show(text("run.state", run.state()), States.tone(run.state()));
        } else {
            state.show(text("run.waiting"), Tone.WARNING);
        }
        rounds.show(run.roundsCompleted(), run.rounds());
        var measures = run.measures();
        metricBox.setVisible(measures != null);
        roundsBox.setVisible(measures != null);
        if (measures != null) {
            var figure = run.metric();
            var kind = figure == null ? measures.headline() : figure.metric();
            metricTitle.setText(MetricNames.said(kind));
            metric.setText(Numbers.metric(figure));
        }
        var ended = run.endedAt();
        whenTitle.setText(text(ended == null ? "run.started" : "run.ended"));
        when.show(ended == null ? run.createdAt() : ended);
        reason.setText(run.reason());
        reason.setClassName(run.state() == RunState.SUCCEEDED ? "quiet" : "reason");
        reason.setVisible(run.state().ended() && !run.reason().isBlank());
    }
}
