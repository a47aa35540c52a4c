package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;

/** Where a sponsor goes with a plan: to change a draft, else to copy it. */
final class PlanLink extends Anchor {
    private static final long serialVersionUID = 1;

    PlanLink(StudyView study) {
        super(
                study.state() == StudyState.DRAFT
                        ? "studies/" + study.id() + "/plan"
                        : "studies/new?from=" + study.id(),
                text(study.state() == StudyState.DRAFT ? "wizard.edit" : "wizard.copy"));
        setId("plan-link");
    }
}
