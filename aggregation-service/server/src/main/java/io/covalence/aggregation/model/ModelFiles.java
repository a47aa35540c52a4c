package io.covalence.aggregation.model;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Where the files of model versions are, and what stands in them: float32, little-endian. */
final class ModelFiles {
    private ModelFiles() {}

    static String folder(TenantId tenantId, RunId runId) {
        return tenantId + "/" + runId + "/models";
    }

    static String parameters(ModelVersion model) {
        return model.version() + "-" + model.sha256() + ".f32";
    }

    /** Where a vector beside the model is kept. */
    static StoredVector memory(int version, String name, String sha256) {
        return new StoredVector(name, sha256, version + "-" + sha256 + "." + name + ".f32");
    }

    /** The values that an array holds; writing to them writes to it. */
    static FloatBuffer values(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
}
