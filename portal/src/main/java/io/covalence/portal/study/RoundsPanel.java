package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.portal.monitor.RoundWork;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.Panel;
import java.util.ArrayList;
import java.util.List;

/** The rounds that have ended, newest first. */
final class RoundsPanel extends Panel {
    private static final long serialVersionUID = 1;

    /** Of the sites that something is said of; the other sites of a round are counted. */
    private static final int MOST_NOTES = 3;

    /** A run of counts judges no model and cuts no update. */
    private final boolean trains;

    private final DataTable table;
    private transient List<RoundView> shown = List.of();

    RoundsPanel(RunView run) {
        super(text("rounds.title"));
        setId("rounds");
        var measures = run.measures();
        trains = measures != null;
        var columns = new ArrayList<Column>();
        columns.add(Column.words(text("rounds.round")));
        if (measures != null) {
            columns.add(Column.figures(text("rounds.metric", measures.perRound().name())));
        }
        columns.add(Column.figures(text("rounds.in")));
        columns.add(Column.figures(text("rounds.dropped")));
        if (trains) {
            columns.add(Column.figures(text("rounds.clipped")));
        }
        columns.add(Column.figures(text("rounds.seconds")));
        columns.add(Column.figures(text("rounds.overhead")));
        table = new DataTable(text("rounds.title"), columns.toArray(Column[]::new));
        add(table);
    }

    void show(List<RoundView> rounds) {
        var ended = rounds.stream().filter(RoundsPanel::ended).toList().reversed();
        setVisible(!ended.isEmpty());
        if (!ended.equals(shown)) {
            shown = ended;
            table.rows(ended.stream().map(this::row).toList());
        }
    }

    private static boolean ended(RoundView round) {
        return round.summary().phase() == RoundPhase.COMPLETED
                || round.summary().phase() == RoundPhase.FAILED;
    }

    private List<Component> row(RoundView round) {
        var summary = round.summary();
        var evaluation = round.evaluation();
        var cells = new ArrayList<Component>();
        cells.add(named(round));
        if (trains) {
            cells.add(DataTable.cell(Numbers.metric(evaluation == null ? null : evaluation.perRound())));
        }
        cells.add(DataTable.cell(Integer.toString(summary.sitesIn())));
        cells.add(DataTable.cell(Integer.toString(summary.sitesDropped())));
        if (trains) {
            cells.add(DataTable.cell(clipped(summary)));
        }
        cells.add(DataTable.cell(Numbers.duration(summary.seconds())));
        cells.add(DataTable.cell(
                summary.phase() == RoundPhase.FAILED ? Numbers.UNKNOWN : Numbers.duration(summary.overheadSeconds())));
        return List.copyOf(cells);
    }

    private static String clipped(RoundSummary summary) {
        var rate = summary.clipped();
        return rate == null
                ? Numbers.UNKNOWN
                : text("rounds.clipped.cell", text("rounds.clipped", rate.sites()), Numbers.share(rate.share()));
    }

    /** The round, and below it what was said of its sites: a round under way is over before everybody has read that. */
    private static Component named(RoundView round) {
        var notes = round.sites().stream()
                .filter(site -> !site.change().reason().isBlank())
                .map(site -> text(
                        "rounds.note", site.institutionName(), site.change().reason()))
                .toList();
        if (notes.isEmpty()) {
            return DataTable.cell(name(round));
        }
        var cell = new Div(DataTable.cell(name(round)));
        cell.addClassName("with-reason");
        notes.stream().limit(MOST_NOTES).forEach(note -> cell.add(note(note)));
        if (notes.size() > MOST_NOTES) {
            cell.add(note(text("rounds.notes.more", Numbers.count(notes.size() - MOST_NOTES))));
        }
        return cell;
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
