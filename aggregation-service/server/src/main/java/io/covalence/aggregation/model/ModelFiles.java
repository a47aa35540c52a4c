package io.covalence.aggregation.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Where the files of model versions are, and what stands in them: float32, little-endian. */
final class ModelFiles {
    private ModelFiles() {}

    static String folder(String tenantId, String runId) {
        return tenantId + "/" + runId + "/models";
    }

    static String parameters(ModelVersion model) {
        return name(model, model.sha256(), ".f32");
    }

    /** Empty when the version has no velocity. */
    static String velocity(ModelVersion model) {
        return model.velocitySha256().isEmpty() ? "" : name(model, model.velocitySha256(), ".velocity.f32");
    }

    /** The values that an array holds; writing to them writes to it. */
    static FloatBuffer values(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    private static String name(ModelVersion model, String sha256, String ending) {
        return model.version() + "-" + sha256 + ending;
    }
}
