package io.covalence.simulation;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.WarmStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of the model that a plan begins with: float32, little-endian. */
final class StartFile {
    private StartFile() {}

    /**
     * Reads it; nothing for a plan that begins untrained.
     *
     * @throws Unusable when there is no file and the plan names a model, or the other way round; when the file has another length
     *     than the plan's model, or is another model than the plan names
     */
    static Optional<float[]> read(@Nullable Path file, StudyPlan plan) {
        var start = plan.start();
        if (start.isEmpty()) {
            if (file != null) {
                throw new Unusable("the plan begins with an untrained model: leave --start out");
            }
            return Optional.empty();
        }
        if (file == null) {
            throw new Unusable(
                    "the plan begins with a model of the run " + start.get().run() + ": give its file, --start MODEL");
        }
        try {
            return Optional.of(read(file, plan.parameters(), start.get()));
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read", e);
        }
    }

    private static float[] read(Path file, long parameters, WarmStart start) throws IOException {
        long expected = parameters * Float.BYTES;
        long found = Files.size(file);
        if (found != expected) {
            throw new Unusable(file + " has " + found + " bytes, but the plan's model has " + parameters
                    + " parameters, in " + expected + " bytes");
        }
        var bytes = Files.readAllBytes(file);
        if (!digest(bytes).equals(start.sha256())) {
            throw new Unusable(file + " is another model than the plan begins with");
        }
        var values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
