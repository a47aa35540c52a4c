package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.Problem.FieldError;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.Drafts;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.shell.Audience;
import io.covalence.portal.study.StudiesView;
import io.covalence.portal.widget.ErrorSummary;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.wizard.form.FormField;
import jakarta.inject.Inject;

/** Begins a study: its question, and the plan to start from. {@code ?from=} names a template or a study. */
@Route("studies/new")
@Audience(Audience.Group.SPONSORS)
public final class NewStudyPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final String FROM = "from";

    private final transient Viewer viewer;
    private final transient Drafts drafts;
    private final ErrorSummary errors = new ErrorSummary();
    private final QuestionFields question = new QuestionFields();
    private final PlanSource source;
    private String suggestedName = "";
    private String suggestedQuestion = "";

    @Inject
    public NewStudyPage(People people, Studies studies, Drafts drafts) {
        this.viewer = people.viewer();
        this.drafts = drafts;
        this.source = new PlanSource(
                drafts, studies.newest(viewer).stream().filter(this::isOwn).toList(), this::suggest);
        addClassNames("page", "page-form");
        var back = new Nav(new RouterLink(text("studies.title"), StudiesView.class));
        back.addClassName("back");
        back.getElement().setAttribute("aria-label", text("study.back"));
        var lead = new Paragraph(text("wizard.new.lead"));
        lead.addClassName("lead");
        var create = new Button(text("wizard.create"), event -> create());
        create.setId("create-draft");
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var buttons = new Div(create);
        buttons.addClassName("buttons");
        add(
                back,
                new H1(text("wizard.new")),
                lead,
                errors,
                new Panel(text("wizard.begin.title"), source),
                new Panel(text("wizard.step.question"), question),
                buttons);
    }

    private boolean isOwn(StudyView study) {
        return study.tenantId().equals(viewer.me().tenantId());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter(FROM).ifPresent(this::begin);
    }

    /** A study that is not there, or not one's own, is named as such; a word that is no template is not heard. */
    private void begin(String from) {
        if (IdKind.STUDY.matches(from)) {
            var study = drafts.kept(viewer, new StudyId(from));
            if (!isOwn(study) || study.plan() == null) {
                throw new ProblemException(ProblemType.NOT_FOUND, text("wizard.copied.none"));
            }
            source.choose(study);
        }
        drafts.templates().stream()
                .filter(template -> template.id().equals(from))
                .findFirst()
                .ifPresent(source::choose);
    }

    /** What somebody typed stays. */
    private void suggest(String name, String words) {
        question.set(
                question.name().equals(suggestedName) ? name : question.name(),
                question.question().equals(suggestedQuestion) ? words : question.question());
        suggestedName = name;
        suggestedQuestion = words;
    }

    private void create() {
        errors.clear();
        try {
            var made = drafts.create(viewer, new StudyDraft(question.name(), question.question(), source.plan()));
            getUI().ifPresent(ui -> ui.navigate(StepLinks.address(made.id(), Step.DATA)));
        } catch (ProblemException refusal) {
            if (refusal.errors().isEmpty()) {
                throw refusal;
            }
            errors.show(
                    text("wizard.faults", refusal.errors().size()),
                    refusal.errors().stream().map(this::entry).toList());
        }
    }

    private ErrorSummary.Entry entry(FieldError error) {
        var field = question.at(error.pointer());
        if (field.isPresent()) {
            field.get().refuse(error.message());
            return new ErrorSummary.Entry(
                    text("wizard.fault", field.get().name(), error.message()), field.get()::focus);
        }
        var words = error.pointer().isEmpty() || error.pointer().equals("/plan")
                ? FormField.sentence(error.message())
                : text("wizard.fault", error.pointer(), error.message());
        return new ErrorSummary.Entry(words, source.field()::focus);
    }

    @Override
    public String getPageTitle() {
        return text("page.title", text("wizard.new"));
    }
}
