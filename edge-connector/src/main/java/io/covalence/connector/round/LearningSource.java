package io.covalence.connector.round;

import io.covalence.connector.study.Decision;
import io.covalence.contract.plan.StudyPlan;

/** Gives the learning of a study; the same one as long as nothing changed, since preparing a dataset takes seconds. */
@FunctionalInterface
public interface LearningSource {
    /**
     * The learning of an approved plan.
     *
     * @throws io.covalence.connector.Failure when the site's file does not fit
     */
    Learning of(Decision approved, StudyPlan plan);
}
