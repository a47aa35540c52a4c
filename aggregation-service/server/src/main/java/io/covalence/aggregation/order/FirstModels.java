package io.covalence.aggregation.order;

import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.model.ModelVersion;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.store.Database;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunState;
import java.io.IOException;
import java.util.List;

/** Makes version 0 of an ordered run: an untrained model, or the version of another run that the plan names. */
final class FirstModels {
    private static final String START = "/work/start";

    private final Database database;
    private final Directory directory;
    private final RunStore runs;
    private final ModelStore models;

    FirstModels(Database database, Directory directory, RunStore runs, ModelStore models) {
        this.database = database;
        this.directory = directory;
        this.runs = runs;
        this.models = models;
    }

    /**
     * Writes its file.
     *
     * @throws ProblemException (PLAN_OUT_OF_BOUNDS) when the plan begins with a version that it cannot begin with
     */
    ModelVersion make(TenantId tenantId, RunId runId, StudyPlan plan) throws IOException {
        var start = plan.start();
        return start.isPresent()
                ? models.started(tenantId, runId, found(tenantId, plan, start.get()))
                : models.initial(tenantId, runId, plan);
    }

    private ModelVersion found(TenantId tenantId, StudyPlan plan, WarmStart start) {
        // Another tenant's run is as one that is not there.
        boolean known = directory
                .run(start.run())
                .filter(entry -> entry.tenantId().equals(tenantId))
                .isPresent();
        require(known, START + "/run", "is no run of this tenant");
        return database.tenant(tenantId, transaction -> {
            var run = runs.require(transaction, start.run());
            require(run.state() == RunState.SUCCEEDED, START + "/run", "has not succeeded");
            requireAlike(plan, run);
            require(
                    start.version() == run.modelVersion(),
                    START + "/version",
                    "must be that run's last version, " + run.modelVersion());
            var version = models.require(transaction, start.run(), start.version());
            require(
                    version.sha256().equals(start.sha256()),
                    START + "/sha256",
                    "is not the digest of that version's parameters");
            return version;
        });
    }

    private static void requireAlike(StudyPlan plan, Run run) {
        var before = run.terms().flatMap(Run.Terms::plan);
        require(before.isPresent(), START + "/run", "has a plan that is not understood now");
        var differences = WarmStart.differences(plan, before.orElseThrow());
        if (!differences.isEmpty()) {
            throw refused(differences.stream()
                    .map(difference -> new Problem.FieldError(difference.pointer(), difference.message()))
                    .toList());
        }
    }

    private static void require(boolean kept, String pointer, String message) {
        if (!kept) {
            throw refused(List.of(new Problem.FieldError(pointer, message)));
        }
    }

    private static ProblemException refused(List<Problem.FieldError> errors) {
        return new ProblemException(ProblemType.PLAN_OUT_OF_BOUNDS, "The plan cannot begin with that model.", errors);
    }
}
