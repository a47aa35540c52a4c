package io.covalence.aggregation.model;

import io.covalence.aggregation.blob.BlobStore;
import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.store.Transaction;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.Optional;

/** Model versions: a row each, and files named by version and digest, which are written once and never changed. */
public final class ModelStore {
    private static final int PIECE = 1 << 16;
    private static final String PARAMETERS = ".f32";
    private static final String VELOCITY = ".velocity.f32";

    private final BlobStore blobs;

    public ModelStore(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * Writes the files of a version; the version exists once {@link #insert} has committed.
     *
     * @param velocity empty when the optimiser remembers nothing
     */
    public ModelVersion write(String tenantId, String runId, int version, float[] parameters, float[] velocity)
            throws IOException {
        var folder = folder(tenantId, runId);
        var sha256 = writeFile(folder, version, parameters, PARAMETERS);
        var velocitySha256 = velocity.length == 0 ? "" : writeFile(folder, version, velocity, VELOCITY);
        return new ModelVersion(runId, version, sha256, velocitySha256, 4L * parameters.length);
    }

    public void insert(Transaction transaction, String tenantId, ModelVersion model, Instant now) {
        transaction.update(
                "insert into model_version (run_id, version, tenant_id, sha256, velocity_sha256, bytes, made_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                model.runId(),
                model.version(),
                tenantId,
                model.sha256(),
                model.velocitySha256(),
                model.bytes(),
                now);
    }

    public Optional<ModelVersion> find(Transaction transaction, String runId, int version) {
        return transaction.first(
                "select sha256, velocity_sha256, bytes from model_version where run_id = ? and version = ?",
                row -> new ModelVersion(
                        runId, version, row.text("sha256"), row.text("velocity_sha256"), row.number("bytes")),
                runId,
                version);
    }

    /** A version of which the row is known to be there. */
    public ModelVersion require(Transaction transaction, String runId, int version) {
        return find(transaction, runId, version)
                .orElseThrow(() -> new IllegalStateException("run " + runId + " has no model version " + version));
    }

    /** The parameters as they are sent: float32, little-endian. */
    public InputStream open(String tenantId, ModelVersion model) throws IOException {
        return blobs.open(folder(tenantId, model.runId()), name(model.version(), model.sha256(), PARAMETERS));
    }

    /**
     * Reads the parameters.
     *
     * @throws IOException also when the file is not the one that was written
     */
    public float[] parameters(String tenantId, ModelVersion model) throws IOException {
        return read(tenantId, model, model.sha256(), PARAMETERS);
    }

    /** Reads the velocity: zeros when the version has none. */
    public float[] velocity(String tenantId, ModelVersion model) throws IOException {
        return model.velocitySha256().isEmpty()
                ? new float[(int) (model.bytes() / Float.BYTES)]
                : read(tenantId, model, model.velocitySha256(), VELOCITY);
    }

    private String writeFile(String folder, int version, float[] values, String ending) throws IOException {
        var received = blobs.write(folder, out -> write(values, out));
        blobs.keep(received, folder, name(version, received.sha256(), ending));
        return received.sha256();
    }

    private static void write(float[] values, OutputStream out) throws IOException {
        var piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        int step = PIECE / Float.BYTES;
        for (int at = 0; at < values.length; at += step) {
            int count = Math.min(step, values.length - at);
            piece.asFloatBuffer().put(values, at, count);
            out.write(piece.array(), 0, count * Float.BYTES);
        }
    }

    private float[] read(String tenantId, ModelVersion model, String sha256, String ending) throws IOException {
        var values = new float[(int) (model.bytes() / Float.BYTES)];
        var digest = Digests.sha256();
        var name = name(model.version(), sha256, ending);
        try (var file = blobs.open(folder(tenantId, model.runId()), name);
                var in = new DataInputStream(new BufferedInputStream(new DigestInputStream(file, digest), PIECE))) {
            var piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
            int step = PIECE / Float.BYTES;
            for (int at = 0; at < values.length; at += step) {
                int count = Math.min(step, values.length - at);
                in.readFully(piece.array(), 0, count * Float.BYTES);
                piece.asFloatBuffer().get(values, at, count);
            }
        }
        if (!Digests.finish(digest).equals(sha256)) {
            throw new IOException("the file of model version " + model.version() + " has been changed");
        }
        return values;
    }

    private static String folder(String tenantId, String runId) {
        return tenantId + "/" + runId + "/models";
    }

    private static String name(int version, String sha256, String ending) {
        return version + "-" + sha256 + ending;
    }
}
