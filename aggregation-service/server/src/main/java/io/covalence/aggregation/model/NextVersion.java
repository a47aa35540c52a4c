package io.covalence.aggregation.model;

import io.covalence.aggregation.blob.BlobStore;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A model version that is being made from the one before, a stretch at a time, so that neither ever stands in memory.
 * Stretches are stepped in any order and by several threads, then appended in order, one at a time. Closing deletes what was
 * not kept.
 */
public final class NextVersion implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];

    private final BlobStore blobs;
    private final String folder;
    private final ModelVersion from;
    private final ServerOptimiser optimiser;
    private final Successor parameters;
    private final @Nullable Successor velocity;

    NextVersion(BlobStore blobs, String tenantId, ModelVersion from, ServerOptimiser optimiser) throws IOException {
        this.blobs = blobs;
        this.folder = ModelFiles.folder(tenantId, from.runId());
        this.from = from;
        this.optimiser = optimiser;
        this.parameters = new Successor(blobs, folder, ModelFiles.parameters(from));
        this.velocity = optimiser.remembers() ? new Successor(blobs, folder, ModelFiles.velocity(from)) : null;
    }

    /**
     * Steps consecutive values.
     *
     * @param at index of the first one
     * @param mean of the sites' updates, a number for each value
     */
    public Stretch step(int at, double[] mean) throws IOException {
        var before = parameters.before(at, mean.length);
        var velocityBefore = velocity == null ? NOTHING : velocity.before(at, mean.length);
        var after = before.clone();
        var velocityAfter = velocityBefore.clone();
        optimiser.step(ModelFiles.values(after), ModelFiles.values(velocityAfter), mean);
        return new Stretch(before, after, velocityBefore, velocityAfter);
    }

    public void append(Stretch stretch) throws IOException {
        parameters.append(stretch.before(), stretch.after());
        if (velocity != null) {
            velocity.append(stretch.velocityBefore(), stretch.velocityAfter());
        }
    }

    /**
     * Gives the files their names, once every value has been appended.
     *
     * @throws IOException also when values are missing, or the files of the version before are not those that were written
     */
    public ModelVersion keep() throws IOException {
        var received = parameters.finish(from.sha256());
        if (received.bytes() != from.bytes()) {
            throw new IOException("the model has " + received.bytes() + " bytes and not " + from.bytes());
        }
        var velocityReceived = velocity == null ? null : velocity.finish(from.velocitySha256());
        var next = new ModelVersion(
                from.runId(),
                from.version() + 1,
                received.sha256(),
                velocityReceived == null ? "" : velocityReceived.sha256(),
                from.bytes(),
                -1);
        blobs.keep(received, folder, ModelFiles.parameters(next));
        if (velocityReceived != null) {
            blobs.keep(velocityReceived, folder, ModelFiles.velocity(next));
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        try (parameters) {
            if (velocity != null) {
                velocity.close();
            }
        }
    }
}
