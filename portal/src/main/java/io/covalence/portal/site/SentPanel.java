package io.covalence.portal.site;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.site.SentView;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.Picture;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What left the building: bytes by day, and of one day each round with its digest. Rows are never among them. */
final class SentPanel extends Panel {
    private static final long serialVersionUID = 1;

    private static final int WEEKS = 52;
    private static final int FEW_WEEKS = 12;
    private static final int MOST_DAYS = 14;
    private static final int DIGEST_SHOWN = 16;

    /** @param day whose rounds are shown; the newest one with any when absent */
    SentPanel(List<SentView> sent, LocalDate today, @Nullable LocalDate day) {
        super(text("sent.title"));
        setId("sent");
        var days = SentDays.of(sent);
        var figures = new Div(
                figure(text("sent.rows"), "0"),
                figure(text("sent.bytes"), days.bytes() == 0 ? "0" : Numbers.megabytes(days.bytes())));
        figures.addClassName("figures-row");
        add(figures);
        if (days.days().isEmpty()) {
            add(new Paragraph(text("sent.nothing")));
            return;
        }
        var wide = new Picture(days.svg(today, WEEKS));
        wide.addClassNames("heat-map", "wide");
        var narrow = new Picture(days.svg(today, FEW_WEEKS));
        narrow.addClassNames("heat-map", "narrow");
        var words = new Paragraph(days.sentence());
        words.addClassName("plot-summary");
        add(wide, narrow, words, table(days));
        var shown = day == null ? days.days().lastKey() : day;
        add(new H3(text("sent.day", Numbers.day(shown))), rounds(sent, shown));
    }

    private static Div figure(String title, String value) {
        var what = new Div(title);
        what.addClassName("figure-title");
        var number = new Span(value);
        number.addClassName("headline");
        var box = new Div(what, number);
        box.addClassName("figure-box");
        return box;
    }

    private static DataTable table(SentDays days) {
        var table = new DataTable(
                text("sent.by-day"),
                Column.words(text("sent.date")),
                Column.figures(text("sent.rounds")),
                Column.figures(text("sent.bytes")));
        table.rows(List.copyOf(days.days().entrySet()).reversed().stream()
                .limit(MOST_DAYS)
                .map(day -> List.<Component>of(
                        new Anchor("site?day=" + day.getKey(), Numbers.day(day.getKey())),
                        DataTable.cell(Numbers.count(day.getValue().rounds())),
                        DataTable.cell(Numbers.megabytes(day.getValue().bytes()))))
                .toList());
        return table;
    }

    private static Component rounds(List<SentView> sent, LocalDate day) {
        var ofDay = sent.stream().filter(one -> SentDays.day(one).equals(day)).toList();
        if (ofDay.isEmpty()) {
            return new Paragraph(text("sent.nothing-that-day"));
        }
        var table = new DataTable(
                text("sent.day", Numbers.day(day)),
                Column.words(text("sent.time")),
                Column.words(text("sent.study")),
                Column.words(text("sent.round")),
                Column.figures(text("sent.bytes")),
                Column.words(text("sent.digest")));
        table.rows(ofDay.stream().map(SentPanel::row).toList());
        return table;
    }

    private static List<Component> row(SentView sent) {
        var digest = new Span(sent.sha256().substring(0, DIGEST_SHOWN));
        digest.addClassName("code");
        digest.setTitle(sent.sha256());
        var round = sent.attempt() > 1
                ? text("sent.attempt", sent.round(), sent.attempt())
                : Integer.toString(sent.round());
        return List.of(
                Ago.date(sent.at()),
                new Anchor("studies/" + sent.studyId() + "?run=" + sent.runId(), sent.studyName()),
                DataTable.cell(round),
                DataTable.cell(text("sent.exactly", Numbers.count(sent.bytes()))),
                digest);
    }
}
