package io.covalence.connector.study;

import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.home.PrivateFolder;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** This site's decisions, one file for each study. */
public final class Decisions {
    private static final String SUFFIX = ".json";

    private final ConnectorHome home;

    public Decisions(ConnectorHome home) {
        this.home = home;
    }

    public Optional<Decision> find(StudyId studyId) {
        return PrivateFiles.readJson(home.approval(studyId), Decision.class);
    }

    public List<Decision> all() {
        return PrivateFolder.list(home.approvals()).stream()
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                .flatMap(file -> PrivateFiles.readJson(file, Decision.class).stream())
                .toList();
    }

    /** Whether exactly this plan, for this tenant's study, was approved here. */
    public Optional<Decision> approved(StudyId studyId, TenantId tenantId, String planSha256) {
        return find(studyId)
                .filter(decision -> decision.verdict() == Decision.Verdict.APPROVED)
                .filter(decision -> decision.tenantId().equals(tenantId))
                .filter(decision -> decision.planSha256().equals(planSha256));
    }

    void write(Decision decision) {
        var content = (Json.pretty(decision) + "\n").getBytes(StandardCharsets.UTF_8);
        PrivateFiles.replace(home.approval(decision.studyId()), content);
    }
}
