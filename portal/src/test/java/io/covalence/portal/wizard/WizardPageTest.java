package io.covalence.portal.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.covalence.contract.problem.Problem.FieldError;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.FakeDrafts;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class WizardPageTest extends ViewTest {
    private static final StudyDraft DRAFT = FakeDrafts.TEMPLATE;

    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    @BeforeEach
    void aDraft() {
        drafts.create(viewer(), DRAFT);
        studies.snapshot = Samples.snapshot(StudyState.DRAFT, 0, null);
    }

    private void open(String step) {
        UI.getCurrent().navigate("studies/" + Samples.STUDY + "/plan/" + step);
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(field -> field.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private TextField rounds() {
        return field("Rounds");
    }

    private void go() {
        test(find(Button.class).withId("continue").single()).click();
    }

    private String line() {
        return textOf(find(Paragraph.class).withId("step-line").single());
    }

    private String page() {
        return textOf(find(WizardPage.class).single());
    }

    private String shownStep() {
        return find(Anchor.class).all().stream()
                .filter(link -> link.getElement().hasAttribute("aria-current"))
                .map(ViewTest::textOf)
                .findFirst()
                .orElse("");
    }

    private int keptRounds() {
        var plan = kept().plan();
        return plan == null ? 0 : plan.schedule().rounds();
    }

    private StudyView kept() {
        return drafts.kept(viewer(), Samples.STUDY);
    }

    @Test
    void whoGoesOnSavesWhatWasTyped() {
        open("work");
        assertThat(line()).isEqualTo("Step 3 of 6, saved");
        rounds().setValue("25");
        assertThat(line()).isEqualTo("Step 3 of 6, changed; saved when you leave this step");
        go();

        assertThat(keptRounds()).isEqualTo(25);
        assertThat(shownStep()).contains("Privacy and thresholds");
        assertThat(line()).isEqualTo("Step 4 of 6, saved");
    }

    @Test
    void nothingIsSavedWhereNothingChanged() {
        open("work");
        go();

        assertThat(kept().version()).isZero();
    }

    @Test
    void anImpossibleNumberIsRefusedAtItsFieldAndTheSummaryLeadsThere() {
        open("work");
        rounds().setValue("0");

        assertThat(rounds().isInvalid()).isTrue();
        assertThat(rounds().getErrorMessage()).isEqualTo("Must be from 1 to 10000.");
        assertThat(line()).isEqualTo("Step 3 of 6, not saved: one thing to correct");
        go();
        assertThat(find(NativeButton.class)
                        .withText("Rounds: must be from 1 to 10000")
                        .all())
                .hasSize(1);
        assertThat(kept().version()).isZero();
        rounds().setValue("30");
        assertThat(rounds().isInvalid()).isFalse();
        go();
        assertThat(keptRounds()).isEqualTo(30);
    }

    @Test
    void whatCannotBeSavedStaysWhileThePersonLooksAtOtherSteps() {
        open("work");
        rounds().setValue("many");
        open("data");
        assertThat(textOf(find(StepLinks.class).single())).contains("Work One thing to correct");
        open("work");

        assertThat(rounds().getValue()).isEqualTo("many");
        assertThat(rounds().isInvalid()).isTrue();
    }

    @Test
    void theAgreementIsRewrittenAndWhatChangedIsMarked() {
        open("work");
        rounds().setValue("25");

        assertThat(textOf(find(Agreement.class).single()))
                .contains("Rounds changed up to 25, each with at most")
                .doesNotContain("Model changed");
        go();
        assertThat(textOf(find(Agreement.class).single())).doesNotContain("changed");
    }

    /** 2,048 inputs, 512 hidden units, 2 outputs: 2,049 · 512 + 513 · 2 parameters of 32 bits, 4.2 MB. */
    @Test
    void parametersAndTrafficAreThoseOfThePlan() {
        open("work");

        assertThat(textOf(find(Agreement.class).single())).contains("1,050,114 parameters · 4.2 MB a site and round");
    }

    @Test
    void whileThePlanCannotBeTheAgreementSaysSo() {
        open("work");
        rounds().setValue("0");

        assertThat(textOf(find(Agreement.class).single())).contains("The plan cannot be as it stands in the fields.");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsSaidAndNothingIsLost() {
        open("work");
        rounds().setValue("25");
        drafts.change(viewer(), Samples.STUDY, new StudyDraft("Another name", DRAFT.question(), DRAFT.plan()), 0);
        go();

        assertThat(page()).contains("Somebody else changed this study").contains("They changed: Name.");
        assertThat(rounds().getValue()).isEqualTo("25");
        test(find(Button.class).withId("keep-mine").single()).click();
        assertThat(keptRounds()).isEqualTo(25);
        assertThat(kept().name()).isEqualTo(DRAFT.name());
    }

    @Test
    void theOthersVersionCanBeTaken() {
        open("work");
        rounds().setValue("25");
        drafts.change(viewer(), Samples.STUDY, new StudyDraft("Another name", DRAFT.question(), DRAFT.plan()), 0);
        go();
        test(find(Button.class).withId("take-theirs").single()).click();

        assertThat(rounds().getValue()).isEqualTo("20");
        assertThat(line()).isEqualTo("Step 3 of 6, saved");
        assertThat(page()).contains("Another name");
    }

    @Test
    void whatTheServiceRefusesIsSaidAtItsFieldToo() {
        drafts.objections = List.of(new FieldError("/plan/schedule/rounds", "must be even"));
        open("work");
        rounds().setValue("25");
        go();

        assertThat(rounds().getErrorMessage()).isEqualTo("Must be even.");
        assertThat(shownStep()).contains("Work");
    }

    @Test
    void aQuestionIsChanged() {
        open("question");
        find(TextArea.class).withId("study-question").single().setValue("Which are not?");
        go();

        assertThat(kept().question()).isEqualTo("Which are not?");
        assertThat(shownStep()).contains("Data");
    }

    @Test
    void theReviewShowsAllThatIsSignedAndWhatTheLaunchWaitsFor() {
        open("review");

        assertThat(page())
                .contains(DRAFT.question())
                .contains("ab".repeat(32))
                .contains(DRAFT.plan().says().getLast().words());
        assertThat(find(Button.class).withId("launch").all()).isEmpty();
        assertThat(find(Anchor.class).withId("to-sites").single().getHref())
                .isEqualTo("studies/" + Samples.STUDY + "/sites");
    }

    @Test
    void aStudyWhoseSitesAreReadyIsLaunched() {
        drafts.kept = Samples.study(Samples.STUDY, "Toxicity", StudyState.READY, 4, null);
        studies.snapshot = Samples.snapshot(StudyState.READY, 4, null);
        open("review");
        test(find(Button.class).withId("launch").single()).click();

        assertThat(studies.started).containsExactly(Samples.STUDY);
    }

    @Test
    void onceInstitutionsAreInvitedThePlanIsReadOnlyAndCanBeCopied() {
        drafts.kept = Samples.study(Samples.STUDY, "Toxicity", StudyState.RECRUITING, 1, null);
        studies.snapshot = Samples.snapshot(StudyState.RECRUITING, 1, null);
        open("work");

        assertThat(page()).contains("its plan can no longer be changed");
        assertThat(find(TextField.class).all()).isEmpty();
        assertThat(find(Anchor.class).withId("copy-study").single().getHref())
                .isEqualTo("studies/new?from=" + Samples.STUDY);
    }

    @Test
    void whoLeavesWithWhatCannotBeSavedIsAsked() {
        open("work");
        rounds().setValue("0");
        UI.getCurrent().navigate("studies");

        assertThat(find(ConfirmDialog.class).all()).hasSize(1);
    }

    @Test
    void whoLeavesWithWhatCanBeSavedHasItSaved() {
        open("work");
        rounds().setValue("25");
        UI.getCurrent().navigate("studies");

        assertThat(keptRounds()).isEqualTo(25);
        assertThat(find(Div.class).withId("conflict").all()).isEmpty();
    }
}
