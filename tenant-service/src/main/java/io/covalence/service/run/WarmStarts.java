package io.covalence.service.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Violation;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.run.RunState;
import io.covalence.service.json.Json;
import io.covalence.service.study.StartingModels;
import io.covalence.service.study.Studies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/**
 * Says early what the aggregation service would say when a run is ordered. Which runs there are, the database decides by the acting scope:
 * another tenant's are not there. Whether the digest is right, only the aggregation service knows.
 */
@Dependent
class WarmStarts implements StartingModels {
    private static final String START = "/work/start";

    private final EntityManager entities;
    private final Studies studies;

    @Inject
    WarmStarts(EntityManager entities, Studies studies) {
        this.entities = entities;
        this.studies = studies;
    }

    @Override
    public List<Violation> objections(StudyPlan plan) {
        return plan.start().map(start -> objections(plan, start)).orElse(List.of());
    }

    private List<Violation> objections(StudyPlan plan, WarmStart start) {
        var run = entities.find(Run.class, start.run().value());
        if (run == null) {
            return List.of(new Violation(START + "/run", "is no run of this tenant"));
        }
        if (run.view().state() != RunState.SUCCEEDED) {
            return List.of(new Violation(START + "/run", "has not succeeded"));
        }
        int last = last(start.run());
        if (last != start.version()) {
            return List.of(new Violation(START + "/version", "must be that run's last version, " + last));
        }
        return before(run)
                .map(before -> WarmStart.differences(plan, before))
                .orElseGet(
                        () -> List.of(new Violation(START + "/run", "has a plan of a form that is not run any more")));
    }

    /** No plan changes once its study has had a run. */
    private Optional<StudyPlan> before(Run run) {
        try {
            return Optional.of(Json.read(studies.runnable(run.studyId()).plan(), StudyPlan.class));
        } catch (ProblemException otherForm) {
            return Optional.empty();
        }
    }

    private int last(RunId runId) {
        return entities.createQuery(
                        "select coalesce(max(r.newModelVersion), 0) from Round r where r.runId = :run", Integer.class)
                .setParameter("run", runId.value())
                .getSingleResult();
    }
}
