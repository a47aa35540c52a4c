package io.covalence.portal.invitation;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.portal.backend.Caller;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.Invitations;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.connector.EnrolmentSteps;
import io.covalence.portal.institution.NameForm;
import io.covalence.portal.shell.MembershipChange;
import io.covalence.portal.widget.Panel;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The page on which an invited person answers after sign-in. After acceptance it shows the connector's one-time code
 * once.
 */
@Route("invitation")
public final class InvitationPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final Caller NOBODY = new Caller("portal", List.of());

    private final transient People people;
    private final transient Invitations invitations;
    private final transient Institutions institutions;

    @Inject
    public InvitationPage(People people, Invitations invitations, Institutions institutions) {
        this.people = people;
        this.invitations = invitations;
        this.institutions = institutions;
        addClassNames("page", "page-narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        pending()
                .ifPresentOrElse(
                        pending -> ask(pending, invitations.preview(people.viewer(), pending.token(), caller())),
                        this::nothing);
    }

    private static Optional<PendingInvitation> pending() {
        return PendingInvitation.in(VaadinSession.getCurrent().getSession()::getAttribute);
    }

    private static Caller caller() {
        var request = VaadinServletRequest.getCurrent();
        return request == null ? NOBODY : Caller.of(request);
    }

    private void nothing() {
        add(new H1(text("invitation.none")), new Paragraph(text("invitation.none.words")), joinLink());
    }

    private static Anchor joinLink() {
        var link = new Anchor("join", text("welcome.invited.link"));
        link.setRouterIgnore(true);
        return link;
    }

    private void ask(PendingInvitation pending, InvitationPreview preview) {
        var agreement = new Div();
        agreement.addClassName("agreement");
        agreement.getElement().setAttribute("tabindex", "0");
        for (var passage : AgreementPassage.of(preview.agreement())) {
            var block = new HtmlContainer(passage.isQuoted() ? "blockquote" : "div");
            block.setText(passage.text());
            agreement.add(block);
        }
        var lead = new Paragraph(text("join.invites", preview.tenantName(), preview.institutionName()));
        lead.addClassName("lead");
        var question = new Paragraph(preview.question());
        question.addClassName("question");
        add(new H1(preview.studyName()), lead, question);
        if (!preview.forCaller()) {
            add(other(preview));
            add(new Panel(text("join.agreement"), agreement));
            return;
        }
        var signs = new Checkbox(text("invitation.signs", preview.institutionName()));
        signs.setId("signs");
        var accept = new Button(text("invitation.accept"), event -> accept(pending, preview));
        accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        accept.setId("accept-invitation");
        accept.setEnabled(false);
        signs.addValueChangeListener(event -> accept.setEnabled(event.getValue()));
        var decline = new Button(text("invitation.decline"), event -> decline(pending));
        decline.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var buttons = new Div(accept, decline);
        buttons.addClassName("buttons");
        add(new Panel(text("join.agreement"), agreement, signs, buttons));
    }

    /** Said before anybody reads and signs what they cannot answer. */
    private Paragraph other(InvitationPreview preview) {
        var email = people.viewer().me().email();
        var words = new Paragraph(
                email.isEmpty()
                        ? text("invitation.unverified", preview.sentTo())
                        : text("invitation.other", preview.sentTo(), email));
        words.setId("not-for-you");
        words.addClassName("join-problem");
        words.getElement().setAttribute("role", "alert");
        return words;
    }

    private void accept(PendingInvitation pending, InvitationPreview preview) {
        var accepted = invitations.accept(people.viewer(), pending.token(), preview.agreementSha256());
        forget();
        removeAll();
        add(new H1(text("invitation.accepted")), new Paragraph(text("invitation.accepted.words", preview.studyName())));
        // The membership is new: the viewer is looked up again, here and in the frame.
        var member = people.viewer();
        MembershipChange.tell(UI.getCurrent());
        add(
                accepted.enrolled()
                        ? new Paragraph(text("invitation.enrolled"))
                        : new EnrolmentSteps(institutions.enrolmentCode(member, accepted.siteId())));
        var own = institutions.own(member);
        if (!own.nameConfirmed()) {
            add(nameOf(member, own));
        }
        add(startLink());
    }

    /** Asks for the institution's name, which is the sponsor's guess so far. */
    private Panel nameOf(Viewer member, InstitutionView own) {
        var place = new Div();
        place.add(new NameForm(member, institutions, own, named -> {
            place.removeAll();
            place.add(new Paragraph(text("institution.named-notice", named.name())));
        }));
        return new Panel(text("institution.title"), place);
    }

    private static Anchor startLink() {
        var link = new Anchor("studies", text("invitation.to-studies"));
        link.addClassName("join-next");
        return link;
    }

    private void decline(PendingInvitation pending) {
        invitations.decline(people.viewer(), pending.token());
        forget();
        removeAll();
        add(new H1(text("invitation.declined")), new Paragraph(text("invitation.declined.words")));
    }

    private static void forget() {
        VaadinSession.getCurrent().getSession().removeAttribute(PendingInvitation.ATTRIBUTE);
    }

    @Override
    public String getPageTitle() {
        return text("page.title", text("join.title"));
    }
}
