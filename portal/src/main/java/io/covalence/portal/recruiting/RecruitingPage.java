package io.covalence.portal.recruiting;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Recruiting;
import io.covalence.portal.backend.Recruitment;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.shell.Audience;
import io.covalence.portal.shell.Notices;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.StudyTabs;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is invited to a study and how far they are. The address with {@code /invite} opens the form. */
@Route("studies/:study/sites/:form?(invite)")
@Audience(Audience.Group.SPONSORS)
public final class RecruitingPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final String STUDY = "study";
    private static final String FORM = "form";

    private final transient Viewer viewer;
    private final transient Recruiting recruiting;
    private final Nav back = new Nav();
    private final Div tabs = new Div();
    private final Paragraph lead = new Paragraph();
    private final Paragraph closed = new Paragraph();
    private final Button invite = inviteButton();
    private final LinksPanel links = new LinksPanel();
    private final Funnel funnel = new Funnel();
    private final InvitationTable table = new InvitationTable(this::askToSendAgain, this::askToRevoke);
    private final Panel list = new Panel(text("recruiting.list"), table);
    private final Div nobody = new Div();
    private transient @Nullable Recruitment shown;

    @Inject
    public RecruitingPage(People people, Recruiting recruiting) {
        this.viewer = people.viewer();
        this.recruiting = recruiting;
        addClassNames("page", "recruiting");
        back.addClassName("back");
        back.getElement().setAttribute("aria-label", text("recruiting.back"));
        invite.setId("invite");
        closed.addClassName("quiet");
        closed.setId("recruiting-closed");
        lead.addClassName("lead");
        nobody.addClassName("empty-state");
        var head = new Div(new H1(text("recruiting.title")), invite);
        head.addClassName("page-head");
        add(back, head, tabs, lead, closed, links, funnel, list, nobody);
    }

    public static RouteParameters parameters(StudyId studyId) {
        return new RouteParameters(STUDY, studyId.value());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters().get(STUDY).orElse("");
        if (!IdKind.STUDY.matches(id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, text("problem.why.address"));
        }
        links.clear();
        var recruitment = recruiting.of(viewer, new StudyId(id));
        show(recruitment);
        if (event.getRouteParameters().get(FORM).isPresent()
                && OpenRule.obstacle(recruitment.study()).isEmpty()) {
            ask();
        }
    }

    private void show(Recruitment recruitment) {
        shown = recruitment;
        var study = recruitment.study();
        boolean empty = recruitment.invitations().isEmpty();
        var obstacle = OpenRule.obstacle(study);
        back.removeAll();
        back.add(new Anchor("studies/" + study.id(), study.name()));
        tabs.removeAll();
        tabs.add(new StudyTabs(study.id(), StudyTabs.Tab.SITES, true));
        lead.setText(text("recruiting.lead", study.name()));
        closed.setText(obstacle.orElse(""));
        closed.setVisible(obstacle.isPresent());
        invite.setVisible(obstacle.isEmpty() && !empty);
        funnel.show(recruitment);
        funnel.setVisible(!empty);
        table.show(recruitment.invitations(), obstacle.isEmpty());
        list.setVisible(!empty);
        nobody.setVisible(empty);
        nobody.removeAll();
        nobody.add(new Paragraph(text("recruiting.nobody")));
        if (obstacle.isEmpty()) {
            var first = inviteButton();
            first.setId("invite-first");
            nobody.add(first);
        }
    }

    private Button inviteButton() {
        var button = new Button(text("recruiting.invite"), event -> ask());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private StudyId studyId() {
        return Objects.requireNonNull(shown).study().id();
    }

    private void ask() {
        links.clear();
        var study = Objects.requireNonNull(shown).study();
        new InviteDialog(study.state() == StudyState.DRAFT, this::send).open();
    }

    private void send(NewInvitation invitation) {
        links.show(recruiting.invite(viewer, studyId(), invitation));
        look();
    }

    private void look() {
        show(recruiting.of(viewer, studyId()));
    }

    private void askToSendAgain(InvitationView invitation) {
        confirm(
                text("recruiting.resend.title"),
                text("recruiting.resend.words", invitation.email()),
                text("recruiting.resend"),
                () -> {
                    links.clear();
                    links.show(recruiting.resend(viewer, invitation.id()));
                    look();
                });
    }

    private void askToRevoke(InvitationView invitation) {
        var dialog = confirm(
                text("recruiting.revoke.title"),
                text("recruiting.revoke.words", invitation.email()),
                text("recruiting.revoke.do"),
                () -> {
                    recruiting.revoke(viewer, invitation.id());
                    links.clear();
                    look();
                    Notices.done(text("recruiting.revoked-notice", invitation.email()));
                });
        dialog.setConfirmButtonTheme("error primary");
    }

    private static ConfirmDialog confirm(String title, String words, String deed, Runnable act) {
        var dialog = new ConfirmDialog(title, words, deed, event -> act.run());
        dialog.setCancelable(true);
        dialog.setCancelText(text("cancel"));
        dialog.open();
        return dialog;
    }

    @Override
    public String getPageTitle() {
        var name = shown == null ? text("studies.title") : shown.study().name();
        return text("page.title", text("recruiting.page", name));
    }
}
