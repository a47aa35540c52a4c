package io.covalence.aggregation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.blob.BlobFolder;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.model.ModelVersion;
import io.covalence.aggregation.support.TestDatabases;
import io.covalence.aggregation.support.TestDatabases.Empty;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import io.covalence.learning.step.FedAvgStep;
import io.covalence.learning.step.Means;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with server momentum that was under way when versions still had one velocity and no vectors by name. */
class OldVelocityTest {
    private static final TenantId TENANT = new TenantId("ten_1");
    private static final RunId RUN = new RunId("run_1");
    private static final String MODELS = TENANT + "/" + RUN + "/models";

    private final Empty empty = TestDatabases.upTo("15");

    @TempDir
    Path folder;

    /** By hand: v = 2 + 0.5 * 4 = 4, and 1 + 4 = 5. */
    @Test
    void runGoesOnFromTheVelocityThatItHas() throws IOException {
        var blobs = new BlobFolder(folder);
        var database = new Database(empty.working());
        database.inTenant(TENANT, transaction -> {
            var now = Instant.EPOCH;
            transaction.update("insert into run_directory (run_id, tenant_id) values (?, ?)", RUN, TENANT);
            transaction.update(
                    "insert into run (run_id, tenant_id, study_id, plan, plan_sha256, state, model_version,"
                            + " model_sha256, rounds_opened, started_at) values (?, ?, 'std_1', '{}', '', 'RUNNING', 2,"
                            + " '', 2, ?)",
                    RUN,
                    TENANT,
                    now);
            insert(transaction, 1, write(blobs, "1-", ".f32", 9), "", now);
            insert(transaction, 2, write(blobs, "2-", ".f32", 1), write(blobs, "2-", ".velocity.f32", 4), now);
        });
        Migrations.run(empty.owner());

        var models = new ModelStore(blobs);
        assertThat(version(database, models, 1).memory()).isEmpty();
        try (var next = models.writer(TENANT, version(database, models, 2), 2, new FedAvgStep(1, 0.5))) {
            next.append(next.step(0, Means.ofModel(new double[] {2})));
            var third = next.keep();
            assertThat(value(models.open(TENANT, third).readAllBytes())).isEqualTo(5);
        }
        models.forgetMemory(TENANT, version(database, models, 2));
        assertThat(folder.resolve(MODELS)).isDirectoryNotContaining("glob:**.velocity.f32");
    }

    private static ModelVersion version(Database database, ModelStore models, int version) {
        return database.tenant(TENANT, transaction -> models.require(transaction, RUN, version));
    }

    private static void insert(Transaction transaction, int version, String sha256, String velocity, Instant now) {
        transaction.update(
                "insert into model_version (run_id, version, tenant_id, sha256, velocity_sha256, bytes, made_at) values (?, ?,"
                        + " ?, ?, ?, 4, ?)",
                RUN,
                version,
                TENANT,
                sha256,
                velocity,
                now);
    }

    private static String write(BlobFolder blobs, String beginning, String ending, float value) {
        var bytes = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(value);
        try {
            var received = blobs.write(MODELS, out -> out.write(bytes.array()));
            blobs.keep(received, MODELS, beginning + received.sha256() + ending);
            return received.sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float value(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat();
    }
}
