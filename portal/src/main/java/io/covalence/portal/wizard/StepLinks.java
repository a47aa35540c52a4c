package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.Problem.FieldError;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The steps as links. Each says in a sign and in words how it stands: in order, to be corrected, not looked at yet. */
final class StepLinks extends Nav {
    private static final long serialVersionUID = 1;

    private final transient StudyId studyId;
    private final OrderedList list = new OrderedList();
    private final Set<Step> seen = EnumSet.noneOf(Step.class);

    StepLinks(StudyId studyId) {
        this.studyId = studyId;
        setId("steps");
        addClassName("wizard-steps");
        getElement().setAttribute("aria-label", text("wizard.steps"));
        add(list);
    }

    /**
     * Says how the steps stand.
     *
     * @param enoughSites whether the study has the sites that it needs
     */
    void show(Step current, Function<Step, List<FieldError>> faults, boolean enoughSites) {
        seen.add(current);
        list.removeAll();
        for (var step : Step.values()) {
            boolean done = step == Step.SITES ? enoughSites : seen.contains(step);
            list.add(new ListItem(link(step, current, faults.apply(step).size(), done)));
        }
    }

    private Anchor link(Step step, Step current, int faults, boolean done) {
        var sign = new Span(faults > 0 ? "!" : done ? "✓" : "○");
        sign.addClassName("sign");
        sign.addClassName(faults > 0 ? "tone-bad" : done ? "tone-good" : "tone-quiet");
        sign.getElement().setAttribute("aria-hidden", "true");
        var state = new Span(
                faults > 0 ? text("wizard.faults", faults) : text(done ? "wizard.step.done" : "wizard.step.open"));
        state.addClassName("only-read");
        var link = new Anchor(address(studyId, step), sign, new Span(text("wizard.step", step)), state);
        if (step == current) {
            link.getElement().setAttribute("aria-current", "step");
        }
        return link;
    }

    static String address(StudyId studyId, Step step) {
        return "studies/" + studyId + (step == Step.SITES ? "/sites" : "/plan/" + step.path());
    }
}
