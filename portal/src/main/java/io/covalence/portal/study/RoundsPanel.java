package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.portal.chart.Convergence;
import io.covalence.portal.monitor.RoundWork;
import io.covalence.portal.text.MetricNames;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The rounds that have ended, newest first. */
final class RoundsPanel extends Panel {
    private static final long serialVersionUID = 1;

    /** Of the sites that something is said of; the other sites of a round are counted. */
    private static final int MOST_NOTES = 3;

    /** The newest; a button shows the others. */
    private static final int FEW = 6;

    private final transient RunView run;
    private final Paragraph uncut = new Paragraph(text("rounds.uncut"));
    private final Button all = new Button();
    private boolean showsAll;
    private transient List<RoundView> shown = List.of();

    RoundsPanel(RunView run) {
        super(text("rounds.title"));
        setId("rounds");
        this.run = run;
        uncut.addClassName("quiet");
        all.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        all.setId("all-rounds");
        all.addClickListener(event -> {
            showsAll = !showsAll;
            draw();
        });
        beside(all);
    }

    void show(List<RoundView> rounds) {
        var ended = rounds.stream().filter(RoundsPanel::ended).toList().reversed();
        setVisible(!ended.isEmpty());
        if (!ended.equals(shown)) {
            shown = ended;
            draw();
        }
    }

    private void draw() {
        boolean cut = trains() && shown.stream().anyMatch(RoundsPanel::cut);
        var best = Convergence.of(run, shown).bestRound();
        var table = new DataTable(text("rounds.title"), columns(cut).toArray(Column[]::new));
        table.rows(shown.stream()
                .limit(showsAll ? Long.MAX_VALUE : FEW)
                .map(round -> row(round, cut, best))
                .toList());
        all.setVisible(shown.size() > FEW);
        all.setText(showsAll ? text("rounds.fewer", FEW) : text("rounds.all", Numbers.count(shown.size())));
        empty();
        add(table);
        if (trains() && !cut) {
            add(uncut);
        }
    }

    /** A run of counts judges no model and cuts no update. */
    private boolean trains() {
        return run.measures() != null;
    }

    private List<Column> columns(boolean cut) {
        var columns = new ArrayList<Column>();
        columns.add(Column.words(text("rounds.round")));
        var measures = run.measures();
        if (measures != null) {
            columns.add(Column.figures(MetricNames.said(measures.perRound())));
        }
        columns.add(Column.figures(text("rounds.in")));
        columns.add(Column.figures(text("rounds.dropped")));
        if (cut) {
            columns.add(Column.figures(text("rounds.clipped")));
        }
        columns.add(Column.figures(text("rounds.seconds")));
        columns.add(Column.figures(text("rounds.overhead")));
        return columns;
    }

    private static boolean cut(RoundView round) {
        var rate = round.summary().clipped();
        return rate != null && (rate.sites() != ClipRate.Part.NONE || rate.share() > 0);
    }

    private static boolean ended(RoundView round) {
        return round.summary().phase() == RoundPhase.COMPLETED
                || round.summary().phase() == RoundPhase.FAILED;
    }

    private List<Component> row(RoundView round, boolean cut, OptionalInt best) {
        var summary = round.summary();
        var cells = new ArrayList<Component>();
        cells.add(named(round, best));
        if (trains()) {
            cells.add(DataTable.cell(metric(round)));
        }
        cells.add(DataTable.cell(Integer.toString(summary.sitesIn())));
        cells.add(DataTable.cell(Integer.toString(summary.sitesDropped())));
        if (cut) {
            cells.add(DataTable.cell(clipped(summary)));
        }
        cells.add(DataTable.cell(Numbers.duration(summary.seconds())));
        cells.add(DataTable.cell(
                summary.phase() == RoundPhase.FAILED ? Numbers.UNKNOWN : Numbers.duration(summary.overheadSeconds())));
        return List.copyOf(cells);
    }

    /** Of the model that the round made; of the round that only scores the last model the figure that this is judged by. */
    private String metric(RoundView round) {
        var evaluation = round.evaluation();
        if (evaluation != null) {
            return Numbers.metric(evaluation.perRound());
        }
        if (round.summary().kind() != RoundKind.EVALUATION || round.summary().phase() != RoundPhase.COMPLETED) {
            return Numbers.UNKNOWN;
        }
        return shown.stream()
                .map(RoundView::evaluation)
                .filter(other ->
                        other != null && other.modelVersion() == round.summary().modelVersion())
                .findFirst()
                .map(last -> text("rounds.headline", last.figure().metric().name(), Numbers.metric(last.figure())))
                .orElse(Numbers.UNKNOWN);
    }

    private static String clipped(RoundSummary summary) {
        var rate = summary.clipped();
        return rate == null
                ? Numbers.UNKNOWN
                : text("rounds.clipped.cell", text("rounds.clipped", rate.sites()), Numbers.share(rate.share()));
    }

    /** The round, and below it what was said of its sites: a round under way is over before everybody has read that. */
    private static Component named(RoundView round, OptionalInt best) {
        var name = new Div(DataTable.cell(name(round)));
        if (made(round) && best.equals(OptionalInt.of(round.summary().newModelVersion()))) {
            var mark = new Span(text("rounds.best"));
            mark.addClassName("best-mark");
            name.add(mark);
        }
        var notes = round.sites().stream()
                .filter(site -> !site.change().reason().isBlank())
                .map(site -> text(
                        "rounds.note", site.institutionName(), site.change().reason()))
                .toList();
        if (notes.isEmpty()) {
            return name;
        }
        var cell = new Div(name);
        cell.addClassName("with-reason");
        notes.stream().limit(MOST_NOTES).forEach(note -> cell.add(note(note)));
        if (notes.size() > MOST_NOTES) {
            cell.add(note(text("rounds.notes.more", Numbers.count(notes.size() - MOST_NOTES))));
        }
        return cell;
    }

    private static boolean made(RoundView round) {
        return round.summary().newModelVersion() != round.summary().modelVersion();
    }

    private static Span note(String words) {
        var note = new Span(words);
        note.addClassName("quiet");
        return note;
    }

    private static String name(RoundView round) {
        var summary = round.summary();
        var name = switch (RoundWork.of(summary)) {
            case OPENING -> text("rounds.opening");
            case TRAINING -> Integer.toString(summary.modelVersion() + 1);
            case EVALUATION -> text("rounds.evaluation");
            case COUNTING -> text("rounds.counting");
        };
        return summary.phase() == RoundPhase.FAILED ? text("rounds.failed", name, round.reason()) : name;
    }
}
