package io.covalence.portal.connector;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.covalence.contract.institution.SiteView;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.shell.Audience;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.StateBadge;
import io.covalence.portal.widget.Tone;
import jakarta.inject.Inject;

/** The connector of an institution's site: whether it is enrolled, and a new code to enrol it with. */
@Route("connector")
@Audience(Audience.Group.INSTITUTIONS)
public final class ConnectorPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Institutions institutions;
    private final Div state = new Div();
    private final Div steps = new Div();

    @Inject
    public ConnectorPage(People people, Institutions institutions) {
        this.viewer = people.viewer();
        this.institutions = institutions;
        addClassNames("page", "page-narrow", "connector");
        steps.setId("enrolment-steps");
        var lead = new Paragraph(text("connector.lead"));
        lead.addClassName("lead");
        add(new H1(text("connector.title")), lead, state, steps);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        steps.removeAll();
        state.removeAll();
        state.add(panel(institutions.own(viewer).site()));
    }

    private Panel panel(SiteView site) {
        var facts = new DescriptionList();
        facts.addClassName("plan");
        facts.add(
                new DescriptionList.Term(text("connector.state")),
                new DescriptionList.Description(
                        site.enrolled()
                                ? new StateBadge(text("connector.enrolled"), Tone.GOOD).shape("✓")
                                : new StateBadge(text("connector.not-enrolled"), Tone.QUIET).shape("○")));
        var fingerprint = site.identityFingerprint();
        if (fingerprint != null) {
            var digits = new DescriptionList.Description(fingerprint);
            digits.addClassName("fingerprint");
            facts.add(new DescriptionList.Term(text("connector.fingerprint")), digits);
        }
        var heard = site.lastHeard();
        if (heard != null) {
            facts.add(
                    new DescriptionList.Term(text("connector.heard")), new DescriptionList.Description(new Ago(heard)));
        }
        var words = new Paragraph(text(site.enrolled() ? "connector.again" : "connector.first"));
        var code = new Button(text("connector.code"), event -> showCode(site));
        code.setId("new-code");
        if (!site.enrolled()) {
            code.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return new Panel(text("connector.of-site"), facts, words, code);
    }

    private void showCode(SiteView site) {
        steps.removeAll();
        steps.add(new EnrolmentSteps(institutions.enrolmentCode(viewer, site.id())));
    }

    @Override
    public String getPageTitle() {
        return text("page.title", text("connector.title"));
    }
}
