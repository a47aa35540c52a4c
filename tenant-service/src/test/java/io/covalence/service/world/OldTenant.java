package io.covalence.service.world;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.service.json.Json;
import io.covalence.service.secret.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * A tenant as the service left it before V5 made figures coarse and V6 took each address once: with two spellings of one address,
 * counts of clipped sites, and figures that are no number. Every database of the tests has it, so every test runs on one with a past.
 */
public final class OldTenant {
    /** The version of the schema under which the rows were written. */
    static final String SCHEMA = "4";

    public static final TenantId TENANT = new TenantId("ten_00000000000000before");
    public static final StudyId STUDY = new StudyId("std_00000000000000before");
    public static final RunId RUN = new RunId("run_00000000000000before");
    public static final RunId LATER_RUN = new RunId("run_000000000000000later");

    /** The token of the newer of two invitations of an address that was written with capitals. */
    public static final String NEWER_TOKEN = "newer-of-two";

    public static final String OLDER_TOKEN = "older-of-two";

    /** The token of the newer of two invitations of an address with an accent, written as one character and as two. */
    public static final String ACCENTED_TOKEN = "newer-of-two-accented";

    /** As a study's plan was written in schema 1. */
    private static final String PLAN = """
            {"schema":1,"task":"CLASSIFICATION","targets":[{"column":"toxic","center":0.0,"scale":1.0}],"features":\
            {"smilesColumn":"smiles","fingerprintBits":1024,"descriptors":[]},"model":{"hidden":[32],"activation":\
            "RELU","dropout":0.1},"training":{"learningRate":0.1,"momentum":0.9,"weightDecay":0.0,"batchSize":32,\
            "localEpochs":1,"seed":7},"evaluation":{"fraction":0.2,"seed":7,"bins":64,"logitLimit":12.0},\
            "aggregation":{"rounds":2,"minimumSites":3,"maximumSites":50,"assumedColluders":0,"clipNorm":10.0,\
            "coordinateBound":1.0,"ringBits":32,"maximumWeight":10000,"serverLearningRate":1.0,"serverMomentum":0.0,\
            "trainingSeconds":60,"phaseSeconds":10}}""";

    private static final String CREATED = "2026-01-02T03:04:05.678901Z";

    private OldTenant() {}

    /** @param superuser of a database that is at {@link #SCHEMA} */
    static void insert(Connection superuser) throws SQLException {
        var plan = PLAN;
        var script = script().replace("${PLAN}", plan)
                .replace("${PLAN_SHA256}", Digests.sha256(plan))
                .replace("${NEWER_TOKEN_SHA256}", Digests.sha256(NEWER_TOKEN))
                .replace("${OLDER_TOKEN_SHA256}", Digests.sha256(OLDER_TOKEN))
                .replace("${ACCENTED_TOKEN_SHA256}", Digests.sha256(ACCENTED_TOKEN))
                .replace("${CREATED}", CREATED)
                .replace(
                        "${ENTRY_SHA256}",
                        Digests.sha256(Json.write(List.of(
                                "covalence/v1/ledger",
                                TENANT,
                                1,
                                CREATED,
                                "PLATFORM:admin",
                                "admin",
                                "tenant.created",
                                TENANT,
                                "{}",
                                "0".repeat(64)))));
        try (var statement = superuser.createStatement()) {
            statement.execute(script);
        }
    }

    private static String script() {
        try (InputStream in = OldTenant.class.getResourceAsStream("old-tenant.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("old-tenant.sql cannot be read", e);
        }
    }
}
