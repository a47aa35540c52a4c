package io.covalence.simulation;

import io.covalence.contract.plan.work.WarmStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The file of the model that a plan begins with: float32, little-endian. */
final class StartFile {
    private StartFile() {}

    /**
     * Reads it.
     *
     * @throws Unusable when there is none, or it is another model than the plan names
     */
    static float[] read(@Nullable Path file, WarmStart start) {
        if (file == null) {
            throw new Unusable(
                    "the plan begins with a model of the run " + start.run() + ": give its file, --start MODEL");
        }
        try {
            var bytes = Files.readAllBytes(file);
            var digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            if (!digest.equals(start.sha256())) {
                throw new Unusable(file + " is another model than the plan begins with");
            }
            var values = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return values;
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
