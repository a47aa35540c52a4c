package io.covalence.aggregation.model;

import io.covalence.aggregation.blob.BlobStore;
import io.covalence.aggregation.blob.Received;
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
 * Stretches are stepped in any order and by several threads, then appended in order, one at a time. Closing deletes what was
 * not kept.
 */
public final class NextVersion implements AutoCloseable {
    private final BlobStore blobs;
    private final String folder;
    private final ModelVersion from;
    private final ServerStep step;
    private final Successor model;
    private final List<Successor> memory = new ArrayList<>();

    private NextVersion(BlobStore blobs, String folder, ModelVersion from, ServerStep step, Successor model) {
        this.blobs = blobs;
        this.folder = folder;
        this.from = from;
        this.step = step;
        this.model = model;
    }

    static NextVersion begin(BlobStore blobs, String tenantId, ModelVersion from, ServerStep step) throws IOException {
        var folder = ModelFiles.folder(tenantId, from.runId());
        var parameters = new StoredVector(StateVector.MODEL, from.sha256(), ModelFiles.parameters(from));
        var next = new NextVersion(blobs, folder, from, step, Successor.of(blobs, folder, parameters));
        try {
            for (var vector : step.memory()) {
                next.memory.add(next.successor(vector));
            }
            return next;
        } catch (IOException | RuntimeException e) {
            try (next) {
                throw e;
            }
        }
    }

    private Successor successor(StateVector vector) throws IOException {
        return from.version() == 0
                ? Successor.first(blobs, folder, vector)
                : Successor.of(blobs, folder, from.remembered(vector.name()));
    }

    /**
     * Steps consecutive values.
     *
     * @param at index of the first one
     * @param means of what the sites sent, a number for each value
     */
    public VectorSegment step(int at, Means means) throws IOException {
        int count = means.of(StateVector.MODEL).length;
        var parts = new ArrayList<VectorSegment.Part>();
        var values = new HashMap<String, FloatBuffer>();
        for (var vector : vectors()) {
            var before = vector.before(at, count);
            var after = before.clone();
            parts.add(new VectorSegment.Part(vector, before, after));
            values.put(vector.name(), ModelFiles.values(after));
        }
        step.step(from.version(), new StateSegment(values), means);
        return new VectorSegment(parts);
    }

    public void append(VectorSegment segment) throws IOException {
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

    private List<Successor> vectors() {
        var vectors = new ArrayList<>(List.of(model));
        vectors.addAll(memory);
        return vectors;
    }

    private Received finished(Successor vector) throws IOException {
        var file = vector.finish();
        if (file.bytes() != from.bytes()) {
            throw new IOException(
                    "the vector " + vector.name() + " has " + file.bytes() + " bytes and not " + from.bytes());
        }
        return file;
    }
}
