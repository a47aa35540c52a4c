package io.covalence.portal.site;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.Invitations;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.institution.NameDialog;
import io.covalence.portal.shell.Audience;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.FileLink;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.StateBadge;
import io.covalence.portal.widget.Tone;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** An institution's site: what waits for its people, what left the building, its connector and its studies. */
@Route("site")
@Audience(Audience.Group.INSTITUTIONS)
public final class SitePage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final String DAY = "day";

    private final transient Viewer viewer;
    private final transient Institutions institutions;
    private final transient Invitations invitations;
    private final transient Studies studies;
    private final transient Clock clock;

    @Inject
    public SitePage(People people, Institutions institutions, Invitations invitations, Studies studies, Clock clock) {
        this.invitations = invitations;
        this.viewer = people.viewer();
        this.institutions = institutions;
        this.studies = studies;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var institution = institutions.own(viewer);
        var all = studies.newest(viewer);
        var lead = new Paragraph(text("site.lead", institution.name()));
        lead.addClassName("lead");
        var main = new Div(
                new DecisionsPanel(institution, all, this::confirmName),
                new SentPanel(
                        institutions.sent(viewer),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                        day(event).orElse(null)));
        main.addClassName("main-column");
        var aside = new Div(connector(institution), studies(all));
        aside.addClassName("side-column");
        var columns = new Div(main, aside);
        columns.addClassName("columns");
        add(new H1(text("site.title")), lead, columns);
    }

    /** The frame shows the name too, so the whole page is loaded again with a new one. */
    private void confirmName() {
        NameDialog.open(viewer, institutions, named -> UI.getCurrent().getPage().reload());
    }

    /** A day that is none is left out of the address's meaning, as filters are. */
    private static Optional<LocalDate> day(BeforeEnterEvent event) {
        try {
            return event.getLocation()
                    .getQueryParameters()
                    .getSingleParameter(DAY)
                    .map(LocalDate::parse);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Panel connector(InstitutionView institution) {
        var site = institution.site();
        var state = new Div(
                site.enrolled()
                        ? new StateBadge(text("connector.enrolled"), Tone.GOOD).shape("✓")
                        : new StateBadge(text("connector.not-enrolled"), Tone.QUIET).shape("○"));
        var heard = site.lastHeard();
        if (heard != null) {
            var when = new Div(text("connector.heard") + " ");
            when.add(new Ago(heard));
            when.addClassName("quiet");
            state.add(when);
        }
        return new Panel(text("connector.of-site"), state, new Anchor("connector", text("site.connector")));
    }

    private Panel studies(List<StudyView> all) {
        var list = new UnorderedList();
        list.addClassName("runs");
        all.forEach(study -> {
            var sponsor = new Div(text("studies.sponsored", study.tenantName()));
            sponsor.addClassName("quiet");
            var row = new Div(new Anchor("studies/" + study.id(), study.name()), sponsor, agreement(study));
            row.addClassName("model-row");
            list.add(new ListItem(row));
        });
        return new Panel(text("studies.title"), all.isEmpty() ? new Paragraph(text("site.studies.none")) : list);
    }

    private FileLink agreement(StudyView study) {
        return new FileLink(
                text("site.agreement"),
                "agreement-" + study.id() + ".txt",
                "text/plain;charset=utf-8",
                () -> invitations.signedAgreement(viewer, study.id()).text());
    }

    @Override
    public String getPageTitle() {
        return text("page.title", text("site.title"));
    }
}
