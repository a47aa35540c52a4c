package io.covalence.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.ViewTest;
import io.covalence.portal.administration.TenantsView;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.study.StudiesView;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class MainLayoutTest extends ViewTest {
    private Viewer viewer = FakeViewer.sponsor();

    @Override
    protected Viewer viewer() {
        return viewer;
    }

    private void signIn(Viewer person) {
        viewer = person;
        reopen();
    }

    private MainLayout frame() {
        return find(MainLayout.class).single();
    }

    @Test
    void sponsorStaffStartAtTheirStudiesAndSeeForWhomTheyAct() {
        assertThat(getCurrentView()).isInstanceOf(StudiesView.class);
        assertThat(textOf(frame())).contains("Ada Sample").contains("Helix Therapeutics, sponsor");
        assertThat(find(SideNavItem.class).all())
                .extracting(SideNavItem::getLabel)
                .containsExactly("Studies");
    }

    @Test
    void administratorsStartAtTheTenantsAndMeetNoStudies() {
        signIn(FakeViewer.administrator());
        assertThat(getCurrentView()).isInstanceOf(TenantsView.class);

        UI.getCurrent().navigate("studies");
        assertThat(getCurrentView()).isInstanceOf(TenantsView.class);
    }

    @Test
    void whoActsForNobodyIsToldWhatToDo() {
        signIn(FakeViewer.stranger());

        assertThat(getCurrentView()).isInstanceOf(WelcomeView.class);
        assertThat(textOf((WelcomeView) getCurrentView()))
                .contains("dan@nowhere.example")
                .contains("Open an invitation");
    }

    @Test
    void theWelcomeToPeopleWithoutAMembershipIsNotShownToMembers() {
        UI.getCurrent().navigate("welcome");

        assertThat(getCurrentView()).isInstanceOf(StudiesView.class);
    }

    @Test
    void thePageIsTheMainLandmarkToWhichTheSkipLinkLeads() {
        assertThat(((StudiesView) getCurrentView()).getElement().getAttribute("role"))
                .isEqualTo("main");
        assertThat(((StudiesView) getCurrentView()).getElement().getAttribute("id"))
                .isEqualTo("main-content");
    }

    @Test
    void anInstitutionsPeopleConfirmItsNameInTheFrame() {
        signIn(FakeViewer.institution());
        assertThat(textOf(frame())).contains("Institute 1, institution").contains("Confirm this name");

        test(find(Button.class).withId("unconfirmed-name").single()).click();
        var field = find(TextField.class).withId("institution-name").single();
        test(field).setValue("L");
        test(find(Button.class).withId("confirm-institution-name").single()).click();
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo("The name must have 2 to 120 characters.");

        test(field).setValue("Larch Institute");
        test(find(Button.class).withId("confirm-institution-name").single()).click();

        assertThat(institutions.name).isEqualTo("Larch Institute");
        assertThat(textOf(frame())).contains("Larch Institute, institution").doesNotContain("Confirm this name");
    }

    @Test
    void whoActsForNoInstitutionNamesNone() {
        assertThat(textOf(frame())).doesNotContain("Confirm this name");
        signIn(FakeViewer.institution());
        institutions.confirmed = true;
        reopen();
        assertThat(textOf(frame())).doesNotContain("Confirm this name");
    }

    /** A link would let any page sign people out. */
    @Test
    void signingOutIsAFormAndNoLink() {
        var form = find(PersonCard.class)
                .single()
                .getElement()
                .getChildren()
                .filter(element -> element.getTag().equals("form"))
                .findFirst()
                .orElseThrow();

        assertThat(form.getAttribute("method")).isEqualTo("post");
        assertThat(form.getAttribute("action")).isEqualTo("logout");
        assertThat(form.getChild(0).getAttribute("id")).isEqualTo("sign-out");
    }

    @Test
    void anUnknownAddressIsExplained() {
        UI.getCurrent().navigate("nowhere");

        assertThat(textOf(frame())).contains("There is nothing here").contains("Back to the start");
    }
}
