package io.covalence.aggregation.model;

import io.covalence.aggregation.blob.BlobFolder;
import io.covalence.aggregation.blob.PendingBlob;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.learning.model.InitialModel;
import io.covalence.learning.scale.Scale;
import io.covalence.learning.step.ServerStep;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Model versions: a row each, and files named by version and digest, which are written once and never changed. */
public final class ModelStore {
    private static final int PIECE = 1 << 16;

    private final BlobFolder blobs;

    public ModelStore(BlobFolder blobs) {
        this.blobs = blobs;
    }

    /** Writes the file of version 0; the version exists once {@link #insert} has committed. */
    public ModelVersion initial(TenantId tenantId, RunId runId, StudyPlan plan) throws IOException {
        var folder = ModelFiles.folder(tenantId, runId);
        try (var pending = blobs.pending(folder)) {
            write(pending, InitialModel.of(plan, runId), plan.parameters());
            var received = pending.finish();
            var model = new ModelVersion(runId, 0, received.sha256(), List.of(), received.bytes(), -1);
            blobs.keep(received, folder, ModelFiles.parameters(model));
            return model;
        }
    }

    /**
     * Writes the files of the version that an opening round makes: the model as it is, and a scale beside it.
     *
     * @throws IOException also when the model is not the one that was written
     */
    public ModelVersion scaled(TenantId tenantId, ModelVersion from, Scale scale) throws IOException {
        var folder = ModelFiles.folder(tenantId, from.runId());
        int version = from.version() + 1;
        var values = blobs.write(folder, out -> {
            var bytes = new byte[scale.values().length * Float.BYTES];
            ModelFiles.values(bytes).put(scale.values());
            out.write(bytes, 0, bytes.length);
        });
        var stored = ModelFiles.memory(version, Scale.NAME, values.sha256());
        blobs.keep(values, folder, stored.file());
        var next = new ModelVersion(from.runId(), version, from.sha256(), List.of(stored), from.bytes(), -1);
        copy(tenantId, from, next);
        return next;
    }

    /**
     * Writes the file of version 0 of a run that begins with a version of another one.
     *
     * @throws IOException also when the model is not the one that was written
     */
    public ModelVersion started(TenantId tenantId, RunId runId, ModelVersion from) throws IOException {
        var first = new ModelVersion(runId, 0, from.sha256(), List.of(), from.bytes(), -1);
        copy(tenantId, from, first);
        return first;
    }

    private void copy(TenantId tenantId, ModelVersion from, ModelVersion to) throws IOException {
        var folder = ModelFiles.folder(tenantId, to.runId());
        try (var model = open(tenantId, from)) {
            var copied = blobs.receive(folder, model, from.bytes());
            if (!copied.sha256().equals(from.sha256())) {
                blobs.discard(copied);
                throw new IOException("the file of a model version has been changed");
            }
            blobs.keep(copied, folder, ModelFiles.parameters(to));
        }
    }

    /**
     * Begins the version after another one.
     *
     * @param steps that were taken from version 0 to that one
     */
    public VersionWriter writer(TenantId tenantId, ModelVersion from, int steps, ServerStep step) throws IOException {
        return VersionWriter.begin(blobs, tenantId, from, steps, step);
    }

    public void insert(Transaction transaction, TenantId tenantId, ModelVersion model, Instant now) {
        transaction.update(
                "insert into model_version (run_id, version, tenant_id, sha256, bytes, made_at) values (?, ?, ?, ?, ?, ?)",
                model.runId(),
                model.version(),
                tenantId,
                model.sha256(),
                model.bytes(),
                now);
        for (var vector : model.memory()) {
            transaction.update(
                    "insert into model_memory (run_id, version, name, tenant_id, sha256, file) values (?, ?, ?, ?, ?, ?)",
                    model.runId(),
                    model.version(),
                    vector.name(),
                    tenantId,
                    vector.sha256(),
                    vector.file());
        }
    }

    public Optional<ModelVersion> find(Transaction transaction, RunId runId, int version) {
        var memory = transaction.list(
                "select name, sha256, file from model_memory where run_id = ? and version = ? order by name",
                row -> new StoredVector(row.text("name"), row.text("sha256"), row.text("file")),
                runId,
                version);
        return transaction.first(
                "select sha256, bytes, log_index from model_version where run_id = ? and version = ?",
                row -> new ModelVersion(
                        runId, version, row.text("sha256"), memory, row.number("bytes"), row.number("log_index")),
                runId,
                version);
    }

    /** Notes where a version stands in the tenant's log. */
    public void setLogIndex(Transaction transaction, RunId runId, int version, long logIndex) {
        transaction.update(
                "update model_version set log_index = ? where run_id = ? and version = ?", logIndex, runId, version);
    }

    /** A version whose row must be there. */
    public ModelVersion require(Transaction transaction, RunId runId, int version) {
        return find(transaction, runId, version)
                .orElseThrow(() -> new IllegalStateException("run " + runId + " has no model version " + version));
    }

    /** The parameters as they are sent: float32, little-endian. */
    public InputStream open(TenantId tenantId, ModelVersion model) throws IOException {
        return blobs.open(ModelFiles.folder(tenantId, model.runId()), ModelFiles.parameters(model));
    }

    /**
     * A vector beside the model, as it is sent: float32, little-endian.
     *
     * @throws IllegalStateException when the version has none of that name
     */
    public InputStream open(TenantId tenantId, ModelVersion model, String vector) throws IOException {
        return blobs.open(
                ModelFiles.folder(tenantId, model.runId()),
                model.remembered(vector).file());
    }

    /** The size of a vector beside the model, in bytes. */
    public long length(TenantId tenantId, ModelVersion model, String vector) throws IOException {
        try (var file = blobs.channel(
                ModelFiles.folder(tenantId, model.runId()),
                model.remembered(vector).file())) {
            return file.size();
        }
    }

    /**
     * Deletes all but the model and its scale of a version from which no round will start any more; harmless when repeated. The scale is
     * that of every later version, too.
     */
    public void forgetMemory(TenantId tenantId, ModelVersion superseded) throws IOException {
        for (var vector : superseded.memory()) {
            if (vector.name().equals(Scale.NAME)) {
                continue;
            }
            blobs.delete(ModelFiles.folder(tenantId, superseded.runId()), vector.file());
        }
    }

    /** Deletes files of a run that were begun before the given time and never finished. */
    public void sweep(TenantId tenantId, RunId runId, Instant before) throws IOException {
        blobs.sweep(ModelFiles.folder(tenantId, runId), before);
    }

    private static void write(PendingBlob pending, InitialModel model, long parameters) throws IOException {
        var piece = new byte[PIECE];
        for (long left = parameters; left > 0; ) {
            int count = (int) Math.min(PIECE / Float.BYTES, left);
            var values = ModelFiles.values(piece);
            for (int i = 0; i < count; i++) {
                values.put(model.next());
            }
            pending.write(piece, 0, count * Float.BYTES);
            left -= count;
        }
    }
}
