package io.covalence.aggregation.order;

import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.model.ModelVersion;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunStatus;
import io.covalence.learning.step.VersionHash;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/** Plans and model versions, for the tenant service and for the sites of the run. */
public final class RunDocuments {
    private final Database database;
    private final Directory directory;
    private final RunStore runs;
    private final ModelStore models;

    public RunDocuments(Database database, Directory directory, RunStore runs, ModelStore models) {
        this.database = database;
        this.directory = directory;
        this.runs = runs;
        this.models = models;
    }

    /** A model version and whose it is. */
    public record Model(TenantId tenantId, ModelVersion version) {}

    /** The exact text of the plan, for a member site. */
    public String plan(RunId runId, SiteId siteId) {
        return in(runId, Optional.of(siteId), found -> runs.planText(found.transaction(), runId));
    }

    /** The state of the run, for a member site: of a run that has ended it may delete what it keeps. */
    public RunStatus status(RunId runId, SiteId siteId) {
        return in(
                runId,
                Optional.of(siteId),
                found -> Optional.of(new RunStatus(
                        runId, runs.require(found.transaction(), runId).state())));
    }

    /**
     * A model version.
     *
     * @param siteId the site that asks; absent for the tenant service
     */
    public Model model(RunId runId, int version, Optional<SiteId> siteId) {
        return in(
                runId,
                siteId,
                found -> models.find(found.transaction(), runId, version)
                        .map(model -> new Model(found.tenantId(), model)));
    }

    /** A version's vector beside the model, and whose it is. */
    public record Vector(Model of, String name) {}

    /** A vector beside the model from which sites start. Vectors that only the service uses are shown to nobody. */
    public Vector vector(RunId runId, int version, String name, SiteId siteId) {
        return in(
                runId,
                Optional.of(siteId),
                found -> models.find(found.transaction(), runId, version)
                        .filter(model -> VersionHash.beside(
                                        runs.require(found.transaction(), runId).plan(), version)
                                .contains(name))
                        .filter(model -> model.memory().stream()
                                .anyMatch(vector -> vector.name().equals(name)))
                        .map(model -> new Vector(new Model(found.tenantId(), model), name)));
    }

    /** The size of a vector, in bytes. */
    public long length(Vector vector) throws IOException {
        return models.length(vector.of().tenantId(), vector.of().version(), vector.name());
    }

    /** The values of a vector: float32, little-endian. The caller closes the stream. */
    public InputStream open(Vector vector) throws IOException {
        return models.open(vector.of().tenantId(), vector.of().version(), vector.name());
    }

    /** The parameters: float32, little-endian. The caller closes the stream. */
    public InputStream open(Model model) throws IOException {
        return models.open(model.tenantId(), model.version());
    }

    private record Found(Transaction transaction, TenantId tenantId) {}

    private <T> T in(RunId runId, Optional<SiteId> siteId, Function<Found, Optional<T>> read) {
        var entry = directory.run(runId).orElseThrow(RunDocuments::notFound);
        return database.tenant(entry.tenantId(), transaction -> {
            if (siteId.isPresent() && !runs.isMember(transaction, runId, siteId.get())) {
                throw notFound();
            }
            return read.apply(new Found(transaction, entry.tenantId())).orElseThrow(RunDocuments::notFound);
        });
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such run, or it is not yours to see.");
    }
}
