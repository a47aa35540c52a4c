package io.covalence.portal.monitor;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundSiteView;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.InstitutionLabel;
import io.covalence.portal.widget.StateBadge;
import io.covalence.portal.widget.Tone;
import java.util.List;
import java.util.Map;

/** A row for each site of a round: what it does, when it was last heard, and why it is out. */
final class RoundSites extends Div {
    private static final long serialVersionUID = 1;

    private final DataTable table = new DataTable(
            text("monitor.sites"),
            Column.words(text("monitor.site")),
            Column.words(text("monitor.site.phase")),
            Column.figures(text("monitor.site.heard")));
    private transient List<RoundSiteView> shown = List.of();
    private transient Map<SiteId, String> called = Map.of();

    RoundSites() {
        add(table);
    }

    /** @param invitedAs by site what the sponsor called institutions that go by another name */
    void show(List<RoundSiteView> sites, RoundWork work, Map<SiteId, String> invitedAs) {
        if (!sites.equals(shown) || !invitedAs.equals(called)) {
            shown = List.copyOf(sites);
            called = Map.copyOf(invitedAs);
            table.rows(sites.stream().map(site -> row(site, work)).toList());
        }
    }

    private List<Component> row(RoundSiteView site, RoundWork work) {
        var change = site.change();
        var state = new Div(new StateBadge(phase(change.phase(), work), tone(change.phase())));
        if (!change.reason().isBlank()) {
            var reason = new Span(change.reason());
            reason.addClassName("quiet");
            state.add(reason);
            state.addClassName("with-reason");
        }
        // Of a site that is out, the moment is when it was left out.
        var heard = change.phase() == SitePhase.DROPPED ? DataTable.cell(Numbers.UNKNOWN) : new Ago(site.lastHeard());
        return List.of(new InstitutionLabel(site.institutionName(), called.get(change.siteId())), state, heard);
    }

    private static String phase(SitePhase phase, RoundWork work) {
        return switch (phase) {
            case TRAINING -> text("site.local", work);
            case TRAINED -> text("site.done", work);
            case MASKED -> text("site.sent", work);
            case OFFERED, ADVERTISED, SHARED, AGREED, UNMASKED, ABANDONED, DROPPED -> text("site.phase", phase);
        };
    }

    private static Tone tone(SitePhase phase) {
        return switch (phase) {
            case OFFERED, ABANDONED -> Tone.QUIET;
            case TRAINING, TRAINED, ADVERTISED, SHARED -> Tone.ACTIVE;
            case MASKED, AGREED, UNMASKED -> Tone.GOOD;
            case DROPPED -> Tone.BAD;
        };
    }
}
