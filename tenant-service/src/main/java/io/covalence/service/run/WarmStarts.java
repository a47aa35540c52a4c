package io.covalence.service.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Violation;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunState;
import io.covalence.service.json.Json;
import io.covalence.service.study.StartingModels;
import io.covalence.service.study.Studies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Says early what the aggregation service would say when a run is ordered, and sites when it begins. Which runs there are, the database
 * decides by the acting scope: another tenant's are not there.
 */
@Dependent
class WarmStarts implements StartingModels {
    private static final String START = "/work/start";

    private final EntityManager entities;
    private final Studies studies;
    private final AggregationService aggregation;

    @Inject
    WarmStarts(EntityManager entities, Studies studies, AggregationService aggregation) {
        this.entities = entities;
        this.studies = studies;
        this.aggregation = aggregation;
    }

    /**
     * Checks that a run of a study may begin now: also that no run of it has begun with the same model, since sites would refuse.
     *
     * @throws ProblemException PLAN_OUT_OF_BOUNDS otherwise; UNAVAILABLE when the aggregation service does not answer
     */
    void require(StudyId studyId, StudyPlan plan) {
        var objections = plan.start().isPresent() && hasBegun(studyId)
                ? List.of(new Violation(START, "has had its sum of updates in another run of this study"))
                : objections(plan);
        if (!objections.isEmpty()) {
            throw new ProblemException(
                    ProblemType.PLAN_OUT_OF_BOUNDS,
                    "The study's run cannot begin with that model: make a study that begins with another one.",
                    objections.stream()
                            .map(objection ->
                                    new Problem.FieldError("/plan" + objection.pointer(), objection.message()))
                            .toList());
        }
    }

    private boolean hasBegun(StudyId studyId) {
        return entities.createQuery(
                                "select count(o) from Round o where o.newModelVersion > 0 and o.runId in"
                                        + " (select r.id from Run r where r.studyId = :study)",
                                Long.class)
                        .setParameter("study", studyId.value())
                        .getSingleResult()
                > 0;
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
        var before = before(run);
        if (before.isEmpty()) {
            return List.of(new Violation(START + "/run", "has a plan of a form that is not run any more"));
        }
        var differences = WarmStart.differences(plan, before.get());
        return differences.isEmpty() && !digest(start).equals(start.sha256())
                ? List.of(new Violation(START + "/sha256", "is not the digest of that version's parameters"))
                : differences;
    }

    private String digest(WarmStart start) {
        try (var model = aggregation.model(start.run(), start.version())) {
            return model.sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
