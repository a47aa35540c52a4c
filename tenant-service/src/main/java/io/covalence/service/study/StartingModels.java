package io.covalence.service.study;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Violation;
import java.util.List;

/** The models that a plan may begin with; told by the feature that keeps runs, which builds on this one. */
public interface StartingModels {
    /** What keeps a plan from beginning with the model that it names; nothing where it names none. */
    List<Violation> objections(StudyPlan plan);
}
