package io.covalence.connector.round;

import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.study.Decision;
import io.covalence.contract.plan.StudyPlan;

/** Gives the work of a study; the same one as long as nothing changed, since preparing a dataset takes seconds. */
@FunctionalInterface
public interface SiteWorkSource {
    /**
     * The work of an approved plan.
     *
     * @throws io.covalence.connector.Failure when the site's file does not fit
     */
    SiteWork of(Decision approved, StudyPlan plan);
}
