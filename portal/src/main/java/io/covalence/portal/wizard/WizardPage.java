package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.portal.backend.Drafts;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.shell.Audience;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a study's definition. The page stays the same from step to step, so that what was typed stays too, whether it
 * makes a plan or not; what makes one is saved whenever a person leaves a step.
 */
@Route("studies/:study/plan/:step?")
@Audience(Audience.Group.SPONSORS)
public final class WizardPage extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final String STUDY = "study";
    private static final String STEP = "step";

    private final transient Viewer viewer;
    private final transient Drafts drafts;
    private final transient Studies studies;
    private transient @Nullable WizardContent open;

    @Inject
    public WizardPage(People people, Drafts drafts, Studies studies) {
        this.viewer = people.viewer();
        this.drafts = drafts;
        this.studies = studies;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var studyId = required(parameters.get(STUDY).orElse(""));
        var step = parameters.get(STEP).flatMap(Step::at).orElse(Step.QUESTION);
        if (open == null || !open.studyId().equals(studyId)) {
            open = new WizardContent(this, viewer, drafts, studies, drafts.kept(viewer, studyId));
        }
        open.enter(step);
    }

    private static StudyId required(String value) {
        if (!IdKind.STUDY.matches(value)) {
            throw new ProblemException(ProblemType.NOT_FOUND, text("problem.why.address"));
        }
        return new StudyId(value);
    }

    /** From step to step everything stays. Whoever leaves for good is asked first when something cannot be saved. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        var content = open;
        if (content == null || content.save() || staysHere(event, content)) {
            return;
        }
        var going = event.postpone();
        var dialog = new ConfirmDialog(
                text("wizard.leave.title"), text("wizard.leave.words"), text("wizard.leave"), proceed -> {
                    content.forget();
                    going.proceed();
                });
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.setCancelText(text("wizard.leave.stay"));
        dialog.addCancelListener(cancel -> going.cancel());
        dialog.open();
    }

    private static boolean staysHere(BeforeLeaveEvent event, WizardContent content) {
        return event.getNavigationTarget() == WizardPage.class
                && event.getRouteParameters()
                        .get(STUDY)
                        .equals(Optional.of(content.studyId().value()));
    }

    @Override
    public String getPageTitle() {
        return text("page.title", open == null ? text("wizard.new") : open.title());
    }
}
