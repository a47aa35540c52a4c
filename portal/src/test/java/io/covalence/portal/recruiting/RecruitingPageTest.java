package io.covalence.portal.recruiting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.MailDelivery;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ViewPackages(packages = "io.covalence.portal")
class RecruitingPageTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    private RecruitingPage open() {
        return navigate(RecruitingPage.class, Map.of("study", Samples.STUDY.value()));
    }

    private RecruitingPage form() {
        return navigate(RecruitingPage.class, Map.of("study", Samples.STUDY.value(), "form", "invite"));
    }

    private TextArea addresses() {
        return find(TextArea.class).withId("invite-addresses").single();
    }

    private void send() {
        test(find(Button.class).withId("send-invitations").single()).click();
    }

    private List<String> links() {
        return find(TextField.class).all().stream()
                .filter(field -> field.hasClassName("copied-value"))
                .map(TextField::getValue)
                .toList();
    }

    private Button act(String className) {
        return find(Button.class).all().stream()
                .filter(button -> button.hasClassName(className))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEmptyListSaysSoAndOffersToInvite() {
        var page = open();

        assertThat(textOf(page)).contains("Nobody is invited yet.");
        test(find(Button.class).withId("invite-first").single()).click();
        assertThat(find(InviteDialog.class).exists()).isTrue();
    }

    @Test
    void whoIsInvitedGetsALinkThatIsShownOnce() {
        form();
        test(addresses()).setValue("ann@elm.example");
        test(find(TextField.class).withId("invite-institution").single()).setValue("Elm Hospital");
        test(find(IntegerField.class).withId("invite-days").single()).setValue(7);
        send();

        assertThat(recruiting.asked).containsExactly(new NewInvitation("Elm Hospital", "ann@elm.example", 7));
        assertThat(find(InviteDialog.class).exists()).isFalse();
        assertThat(links()).containsExactly("http://localhost:18080/portal/join#token-1");
        assertThat(textOf(open()))
                .contains("Elm Hospital")
                .contains("ann@elm.example")
                .contains("No answer yet");
        assertThat(links()).isEmpty();
    }

    @Test
    void severalAreInvitedAtOnceEachWithAName() {
        form();
        test(addresses()).setValue("Elm Hospital <ann@elm.example>, Fir Institute <bo@fir.example>");
        send();

        assertThat(recruiting.asked)
                .containsExactly(
                        new NewInvitation("Elm Hospital", "ann@elm.example"),
                        new NewInvitation("Fir Institute", "bo@fir.example"));
        assertThat(links()).hasSize(2);
    }

    @Test
    void severalWithoutNamesAreNotSent() {
        form();
        test(addresses()).setValue("ann@elm.example\nbo@fir.example");
        send();

        assertThat(recruiting.asked).isEmpty();
        assertThat(addresses().isInvalid()).isTrue();
        assertThat(addresses().getErrorMessage()).contains("Each institution gets an invitation of its own.");
    }

    @Test
    void whatCannotBeInvitedStaysInTheFieldWithTheReason() {
        recruiting.given("Ash Clinic", "cy@ash.example", InvitationState.ACCEPTED);
        form();
        test(addresses()).setValue("Elm Hospital <ann@elm.example>\nFir <bo at fir>\nAsh Clinic <cy@ash.example>");
        send();

        assertThat(links()).hasSize(1);
        assertThat(addresses().getValue()).isEqualTo("Fir <bo at fir>\nAsh Clinic <cy@ash.example>");
        assertThat(addresses().getErrorMessage())
                .isEqualTo("“bo at fir” is not an address. Enter one like ann@elm.example."
                        + " cy@ash.example: This address is invited to this study already.");
    }

    @Test
    void errorsStandAtTheirFields() {
        form();
        send();
        assertThat(addresses().getErrorMessage()).isEqualTo("Enter an address like ann@elm.example.");

        test(addresses()).setValue("ann@elm.example");
        send();
        var institution = find(TextField.class).withId("invite-institution").single();
        assertThat(institution.isInvalid()).isTrue();
        assertThat(addresses().isInvalid()).isFalse();

        test(institution).setValue("Elm Hospital");
        var days = find(IntegerField.class).withId("invite-days").single();
        days.setValue(61);
        send();
        assertThat(days.getErrorMessage()).isEqualTo("Enter a number from 1 to 60.");
        assertThat(institution.isInvalid()).isFalse();
    }

    @Test
    void aRefusalOfTheStudyIsSaidInTheForm() {
        recruiting.refusal = new ProblemException(ProblemType.CONFLICT, "This study no longer takes in institutions.");
        form();
        test(addresses()).setValue("Elm Hospital <ann@elm.example>");
        send();

        assertThat(textOf(find(InviteDialog.class).single())).contains("This study no longer takes in institutions.");
    }

    @Test
    void sendingAgainShowsANewLink() {
        recruiting.given("Elm Hospital", "ann@elm.example", InvitationState.EXPIRED);
        var page = open();
        test(act("send-again")).click();
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(links()).containsExactly("http://localhost:18080/portal/join#token-1");
        assertThat(textOf(page)).contains("No answer yet").doesNotContain("Expired");
    }

    @Test
    void aMailThatCouldNotBeSentIsSaidAtItsLinkAndInTheList() {
        recruiting.mail = MailDelivery.FAILED;
        var page = form();
        test(addresses()).setValue("Elm Hospital <ann@elm.example>");
        send();

        assertThat(links()).hasSize(1);
        assertThat(textOf(page))
                .contains("The invitation stands: hand this link over yourself, or send it again later.")
                .contains("The mail could not be sent. Send it again, or hand a link over.");

        recruiting.mail = MailDelivery.SENT;
        test(act("send-again")).click();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(textOf(page))
                .contains("A mail with this link is on its way.")
                .doesNotContain("could not be sent");
    }

    @Test
    void whereNoMailIsSentThePageAsksToHandTheLinkOver() {
        var page = form();
        test(addresses()).setValue("Elm Hospital <ann@elm.example>");
        send();

        assertThat(textOf(page)).contains("No mail is sent from here: hand this link over yourself.");
    }

    @Test
    void revokingAsksFirst() {
        recruiting.given("Elm Hospital", "ann@elm.example", InvitationState.PENDING);
        var page = open();
        test(act("revoke")).click();

        assertThat(textOf(page)).contains("No answer yet");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(textOf(page)).contains("Revoked");
        assertThat(find(Button.class).all()).noneMatch(button -> button.hasClassName("revoke"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "PAUSED", "COMPLETED", "STOPPED"})
    void aStudyThatTakesInNobodySaysWhyAndOffersNoInvitation(StudyState state) {
        recruiting.study = Samples.study(Samples.STUDY, "Toxicity", state, 4, null);
        recruiting.given("Elm Hospital", "ann@elm.example", InvitationState.PENDING);
        var page = form();

        assertThat(find(InviteDialog.class).exists()).isFalse();
        assertThat(find(Button.class).all())
                .noneMatch(
                        button -> button.getText().equals("Invite institutions") || button.hasClassName("send-again"));
        assertThat(act("revoke").isVisible()).isTrue();
        assertThat(textOf(page)).containsPattern("nobody joins|takes in nobody");
    }

    @Test
    void theFunnelCountsHowFarTheInstitutionsAre() {
        var snapshot = Samples.snapshot(StudyState.RECRUITING, 2, null);
        recruiting.sites = snapshot.sites();
        recruiting.given("Elm Hospital", "ann@elm.example", InvitationState.REVOKED);
        recruiting.given("Elm Hospital", "ann@elm.example", InvitationState.PENDING);
        recruiting.given("Fir Institute", "bo@fir.example", InvitationState.DECLINED);
        var page = open();

        assertThat(textOf(page))
                .contains("Invited 2")
                .contains("Accepted " + snapshot.sites().size());
    }
}
