package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.covalence.contract.study.ParticipationView;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.InstitutionLabel;
import io.covalence.portal.widget.Panel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sites of a study and how far each has come. */
final class SitesPanel extends Panel {
    private static final long serialVersionUID = 1;

    private final UnorderedList list = new UnorderedList();
    private final Paragraph ready = new Paragraph();
    private transient List<Line> shown = List.of();

    private record Line(ParticipationView site, @Nullable Instant heard) {}

    SitesPanel() {
        super(text("study.sites"));
        list.addClassName("sites");
        ready.addClassName("quiet");
        add(ready, list);
    }

    void show(StudySnapshot snapshot) {
        var study = snapshot.study();
        ready.setText(study.sites() == 0 ? text("study.sites.none") : ready(study));
        var lines = snapshot.sites().stream()
                .map(site -> new Line(site, snapshot.heard(site).orElse(null)))
                .toList();
        if (!lines.equals(shown)) {
            shown = lines;
            list.removeAll();
            shown.forEach(line -> list.add(new ListItem(row(line))));
        }
    }

    private static String ready(StudyView study) {
        var plan = study.plan();
        var ready = Numbers.outOf(study.sitesReady(), study.sites());
        return plan == null
                ? text("study.sites.ready.only", ready)
                : text("study.sites.ready", ready, plan.cohort().minimumSites());
    }

    private static Component row(Line line) {
        var site = line.site();
        var name = new InstitutionLabel(site.institutionName(), site.invitedAs());
        var facts = new Div();
        facts.addClassName("quiet");
        var rows = site.rows();
        if (rows != null) {
            facts.add(new Span(text("study.site.rows", Numbers.range(rows))));
        }
        var heard = line.heard();
        if (heard != null) {
            var last = new Span(new Span(text("study.site.heard") + " "), new Ago(heard));
            last.addClassName("together");
            facts.add(last);
        }
        var words = new Div(name, facts);
        var row = new Div(words, States.badge(site.state()));
        row.addClassName("site-row");
        return row;
    }
}
