package io.covalence.aggregation.model;

import io.covalence.aggregation.blob.BlobFolder;
import io.covalence.aggregation.blob.Received;
import io.covalence.contract.id.TenantId;
import io.covalence.learning.scale.Scale;
import io.covalence.learning.step.Means;
import io.covalence.learning.step.ServerStep;
import io.covalence.learning.step.StateSegment;
import io.covalence.learning.step.StateVector;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A model version that is being made from the one before, a segment at a time, so that neither ever stands in memory.
 * Segments are stepped in any order and by several threads, then appended in order, one at a time. Closing deletes what was
 * not kept.
 */
public final class VersionWriter implements AutoCloseable {
    private final BlobFolder blobs;
    private final String folder;
    private final ModelVersion from;
    private final int steps;
    private final ServerStep step;
    private final VectorWriter model;
    private final List<VectorWriter> memory = new ArrayList<>();

    /** Consecutive values of a version's whole state before and after a step. */
    public record Segment(List<Part> parts) {}

    /** Those of one vector, float32 little-endian. */
    @SuppressWarnings("ArrayRecordComponent") // Large, handed over once, never compared.
    record Part(VectorWriter vector, byte[] before, byte[] after) {}

    private VersionWriter(
            BlobFolder blobs, String folder, ModelVersion from, int steps, ServerStep step, VectorWriter model) {
        this.blobs = blobs;
        this.folder = folder;
        this.from = from;
        this.steps = steps;
        this.step = step;
        this.model = model;
    }

    static VersionWriter begin(BlobFolder blobs, TenantId tenantId, ModelVersion from, int steps, ServerStep step)
            throws IOException {
        var folder = ModelFiles.folder(tenantId, from.runId());
        var parameters = new StoredVector(StateVector.MODEL, from.sha256(), ModelFiles.parameters(from));
        var next = new VersionWriter(blobs, folder, from, steps, step, VectorWriter.of(blobs, folder, parameters));
        try {
            for (var vector : step.memory()) {
                next.memory.add(next.writer(vector));
            }
            return next;
        } catch (IOException | RuntimeException e) {
            try (next) {
                throw e;
            }
        }
    }

    private VectorWriter writer(StateVector vector) throws IOException {
        return steps == 0
                ? VectorWriter.first(blobs, folder, vector)
                : VectorWriter.of(blobs, folder, from.remembered(vector.name()));
    }

    /**
     * Steps consecutive values.
     *
     * @param at index of the first one
     * @param means of what the sites sent, a number for each value
     */
    public Segment step(int at, Means means) throws IOException {
        int count = means.of(StateVector.MODEL).length;
        var parts = new ArrayList<Part>();
        var values = new HashMap<String, FloatBuffer>();
        for (var vector : vectors()) {
            var before = vector.before(at, count);
            var after = before.clone();
            parts.add(new Part(vector, before, after));
            values.put(vector.name(), ModelFiles.values(after));
        }
        step.step(steps, new StateSegment(values), means);
        return new Segment(parts);
    }

    public void append(Segment segment) throws IOException {
        for (var part : segment.parts()) {
            part.vector().append(part.before(), part.after());
        }
    }

    /**
     * Gives the files their names, once every value has been appended.
     *
     * @throws IOException also when values are missing, or the files of the version before are not those that were written
     */
    public ModelVersion keep() throws IOException {
        var parameters = finished(model);
        int version = from.version() + 1;
        var remembered = new ArrayList<StoredVector>();
        for (var vector : memory) {
            var file = finished(vector);
            var stored = ModelFiles.memory(version, vector.name(), file.sha256());
            blobs.keep(file, folder, stored.file());
            remembered.add(stored);
        }
        // No step changes it, so it stays one file.
        from.memory().stream()
                .filter(vector -> vector.name().equals(Scale.NAME))
                .forEach(remembered::add);
        var next = new ModelVersion(from.runId(), version, parameters.sha256(), remembered, from.bytes(), -1);
        blobs.keep(parameters, folder, ModelFiles.parameters(next));
        return next;
    }

    @Override
    public void close() throws IOException {
        try (model) {
            for (var vector : memory) {
                vector.close();
            }
        }
    }

    private List<VectorWriter> vectors() {
        var vectors = new ArrayList<>(List.of(model));
        vectors.addAll(memory);
        return vectors;
    }

    private Received finished(VectorWriter vector) throws IOException {
        var file = vector.finish();
        if (file.bytes() != from.bytes()) {
            throw new IOException(
                    "the vector " + vector.name() + " has " + file.bytes() + " bytes and not " + from.bytes());
        }
        return file;
    }
}
