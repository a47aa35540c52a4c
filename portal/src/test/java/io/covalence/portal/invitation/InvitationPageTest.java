package io.covalence.portal.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinSession;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.shell.MainLayout;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class InvitationPageTest extends ViewTest {
    private Viewer viewer = FakeViewer.institution();

    @Override
    protected Viewer viewer() {
        return viewer;
    }

    private InvitationPage open() {
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(PendingInvitation.ATTRIBUTE, new PendingInvitation("token"));
        return navigate(InvitationPage.class);
    }

    @Test
    void acceptingTakesAReadAgreementAndShowsTheCodeOnce() {
        open();
        var accept = find(Button.class).withId("accept-invitation").single();
        assertThat(accept.isEnabled()).isFalse();

        test(find(Checkbox.class).single()).click();
        test(accept).click();

        assertThat(invitations.answers).containsExactly("accepted abab");
        assertThat(find(TextField.class).all())
                .extracting(TextField::getValue)
                .contains("one-time-code-1", "connector enrol --server http://localhost:18080");
        assertThat(textOf(navigate(InvitationPage.class))).contains("No open invitation");
    }

    @Test
    void theSponsorsWordsStandInABlockOfTheirOwn() {
        var agreement = open().getElement();

        assertThat(blocks(agreement, "blockquote").map(Element::getText))
                .containsExactly("> 5. The institution pays.\n>\n> For everything.");
    }

    private static Stream<Element> blocks(Element element, String tag) {
        return Stream.concat(
                element.isTextNode() || !element.getTag().equals(tag) ? Stream.empty() : Stream.of(element),
                element.getChildren().flatMap(child -> blocks(child, tag)));
    }

    @Test
    void whoHasAcceptedIsAskedForTheNameOfTheirInstitution() {
        var page = open();
        test(find(Checkbox.class).single()).click();
        test(find(Button.class).withId("accept-invitation").single()).click();

        test(find(TextField.class).withId("institution-name").single()).setValue("Larch Institute");
        test(find(Button.class).withId("confirm-institution-name").single()).click();

        assertThat(institutions.name).isEqualTo("Larch Institute");
        assertThat(institutions.confirmed).isTrue();
        assertThat(textOf(page)).contains("Everybody sees Larch Institute from now on.");
    }

    @Test
    void whoseInstitutionHasANameIsNotAskedForIt() {
        institutions.confirmed = true;
        open();
        test(find(Checkbox.class).single()).click();
        test(find(Button.class).withId("accept-invitation").single()).click();

        assertThat(find(TextField.class).withId("institution-name").exists()).isFalse();
    }

    /** Else whoever signs in under another address reads and signs first, and is refused then. */
    @Test
    void whoeverItIsNotForIsToldBeforeAnythingIsSigned() {
        invitations.forCaller = false;
        var page = open();

        assertThat(textOf(page)).contains("Sent to b•••@site1.example; you are ben@site1.example.");
        assertThat(find(Checkbox.class).exists()).isFalse();
        assertThat(find(Button.class).withId("accept-invitation").exists()).isFalse();
    }

    @Test
    void theFrameShowsTheNewMembershipAtOnce() {
        viewer = FakeViewer.stranger();
        reopen();
        invitations.onAnswer = () -> viewer = FakeViewer.institution();
        open();
        assertThat(textOf(find(MainLayout.class).single())).contains("No membership yet");
        test(find(Checkbox.class).single()).click();
        test(find(Button.class).withId("accept-invitation").single()).click();

        assertThat(textOf(find(MainLayout.class).single()))
                .contains("Institute 1, institution")
                .doesNotContain("No membership yet");
        assertThat(find(SideNavItem.class).all())
                .extracting(SideNavItem::getLabel)
                .containsExactly("Site", "Studies", "Connector");
    }

    @Test
    void decliningNeedsNoAgreement() {
        var page = open();
        var decline = find(Button.class).all().stream()
                .filter(button -> button.getText().equals("Decline"))
                .findFirst()
                .orElseThrow();
        test(decline).click();

        assertThat(invitations.answers).containsExactly("declined");
        assertThat(textOf(page)).contains("You need to do nothing more.");
    }
}
