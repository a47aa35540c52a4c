package io.covalence.portal.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeDrafts;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.site.SitePage;
import java.util.List;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class NewStudyPageTest extends ViewTest {
    private Viewer viewer = FakeViewer.sponsor();

    @Override
    protected Viewer viewer() {
        return viewer;
    }

    private TextField name() {
        return find(TextField.class).withId("study-name").single();
    }

    private TextArea question() {
        return find(TextArea.class).withId("study-question").single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Beginning> beginning() {
        return find(RadioButtonGroup.class).withId("beginning").single();
    }

    private void create() {
        test(find(Button.class).withId("create-draft").single()).click();
    }

    private void open(String from) {
        UI.getCurrent().navigate("studies/new", QueryParameters.of("from", from));
    }

    @Test
    void aTemplateBringsItsQuestionAndPlan() {
        open("toxicity");
        assertThat(question().getValue()).isEqualTo("Which molecules are toxic?");
        name().setValue("Toxicity, second attempt");
        create();

        assertThat(drafts.created).singleElement().satisfies(draft -> {
            assertThat(draft.name()).isEqualTo("Toxicity, second attempt");
            assertThat(draft.plan()).isEqualTo(FakeDrafts.TEMPLATE.plan());
        });
    }

    @Test
    void whatIsTypedStaysWhenAnotherTemplateIsChosen() {
        navigate(NewStudyPage.class);
        question().setValue("Which of ours are toxic?");
        find(PlanSource.class).single().choose(drafts.templates().getFirst());

        assertThat(name().getValue()).isEqualTo("Toxicity of molecules");
        assertThat(question().getValue()).isEqualTo("Which of ours are toxic?");
    }

    @Test
    void aQuestionOfSeveralLinesBecomesOneParagraph() {
        open("toxicity");
        question().setValue("Which molecules\n  are toxic?");
        create();

        assertThat(drafts.created.getFirst().question()).isEqualTo("Which molecules are toxic?");
    }

    @Test
    void aFieldThatIsRefusedSaysWhyAndTheSummaryLeadsThere() {
        open("toxicity");
        name().setValue("T");
        create();

        assertThat(name().isInvalid()).isTrue();
        assertThat(name().getErrorMessage()).isEqualTo("Must have 2 to 120 characters.");
        assertThat(find(NativeButton.class)
                        .withText("Name: must have 2 to 120 characters")
                        .all())
                .hasSize(1);
        assertThat(drafts.created).isEmpty();
    }

    @Test
    void aFaultyFileIsNamedWithThePlaceOfItsFault() {
        var page = navigate(NewStudyPage.class);
        beginning().setValue(Beginning.FILE);
        find(TextArea.class).withId("plan-text").single().setValue(FakeDrafts.FAULTY_FILE);
        create();

        assertThat(textOf(page)).contains("One thing to correct").contains("/inputs: is missing or null");
    }

    @Test
    void aPastedFileBecomesTheDraftsPlan() {
        drafts.file = Samples.plan(3);
        navigate(NewStudyPage.class);
        name().setValue("From a file");
        question().setValue("What?");
        beginning().setValue(Beginning.FILE);
        find(TextArea.class).withId("plan-text").single().setValue("a plan");
        create();

        assertThat(drafts.created.getFirst().plan()).isEqualTo(Samples.plan(3));
    }

    @Test
    void aCopyHasTheOtherStudysPlanAndAnotherName() {
        drafts.kept = Samples.study(Samples.STUDY, "Toxicity", StudyState.COMPLETED, 4, null);
        studies.list = List.of(drafts.kept);
        open(Samples.STUDY.value());
        create();

        assertThat(drafts.created).singleElement().satisfies(draft -> {
            assertThat(draft.name()).isEqualTo("Toxicity, copy");
            assertThat(draft.plan()).isEqualTo(Samples.plan(12));
        });
    }

    @Test
    void aStudyThatIsNotThereIsNotCopied() {
        open("std_0123456789abcdefghi9");

        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void nobodyIsAskedForAPlanWithoutBeingToldThatItIsMissing() {
        var page = navigate(NewStudyPage.class);
        name().setValue("Nothing chosen");
        question().setValue("What?");
        create();

        assertThat(textOf(page)).contains("Choose a template.");
    }

    @Test
    void institutionsAreLedToTheirSite() {
        viewer = FakeViewer.institution();
        reopen();
        UI.getCurrent().navigate("studies/new");

        assertThat(getCurrentView()).isInstanceOf(SitePage.class);
    }
}
