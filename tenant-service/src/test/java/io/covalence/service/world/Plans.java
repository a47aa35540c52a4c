package io.covalence.service.world;

import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.study.StudyDraft;
import io.covalence.testkit.TestPlans;

/** Plans for tests. */
public final class Plans {
    private Plans() {}

    public static StudyDraft draft(String name) {
        return new StudyDraft(name, "Which molecules are toxic?", plan(3));
    }

    public static StudyPlan plan(int minimumSites) {
        return plan(minimumSites, 50);
    }

    public static StudyPlan plan(int minimumSites, int maximumSites) {
        return TestPlans.binary("toxic")
                .withFingerprint(1024)
                .withHidden(0.1, 32)
                .withSites(minimumSites, maximumSites, 0)
                .with(new Schedule(2, 60, 10))
                .plan();
    }
}
