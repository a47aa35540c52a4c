package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.backend.StudySnapshot;
import java.util.Optional;

/** Foresees whether a run can be started, to say beforehand what is missing. The service decides. */
public final class StartRule {
    /** Below this no sum is ever opened, whatever a plan says. */
    private static final int SMALLEST_COHORT = 3;

    private StartRule() {}

    static Optional<RunView> activeRun(StudySnapshot snapshot) {
        return snapshot.runs().stream().filter(run -> !run.state().ended()).findFirst();
    }

    /** What is missing, in a sentence; empty when a run can be started. */
    public static Optional<String> obstacle(StudySnapshot snapshot) {
        var study = snapshot.study();
        var plan = study.plan();
        if (plan == null) {
            return Optional.of(text("run.obstacle.plan"));
        }
        int needed = Math.max(SMALLEST_COHORT, plan.cohort().minimumSites());
        return switch (study.state()) {
            case DRAFT -> Optional.of(text("run.obstacle.draft", needed));
            case RECRUITING, READY, COMPLETED ->
                numberOfSites(study.sitesReady(), needed, plan.cohort().maximumSites());
            case RUNNING, PAUSED, STOPPED ->
                Optional.of(text("run.obstacle.state", text("study.state", study.state())));
        };
    }

    private static Optional<String> numberOfSites(int ready, int needed, int allowed) {
        if (ready < needed) {
            return Optional.of(text("run.obstacle.sites", needed, ready));
        }
        return ready > allowed ? Optional.of(text("run.obstacle.many", allowed, ready)) : Optional.empty();
    }

    /** Whether starting a run is something to think of at all; a study that is over takes no further run. */
    static boolean over(StudyState state) {
        return state == StudyState.STOPPED;
    }
}
