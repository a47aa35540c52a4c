package io.covalence.portal.widget;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.id.StudyId;
import java.util.function.Supplier;

/** Gives a study's plan as the file that its sites sign. */
public final class PlanFileLink extends FileLink {
    private static final long serialVersionUID = 1;

    /**
     * Links to the file.
     *
     * @param planText reads the plan's text once somebody asks for the file
     */
    public PlanFileLink(StudyId studyId, Supplier<String> planText) {
        super(text("plan.file"), "plan-" + studyId + ".json", "application/json", planText);
        setId("plan-file");
        setTitle(text("plan.file.use"));
    }
}
