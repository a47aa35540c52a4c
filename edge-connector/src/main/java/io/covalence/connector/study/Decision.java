package io.covalence.connector.study;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import java.time.Instant;

/**
 * What this site decided about one exact plan; kept here, so that nobody else can change it.
 *
 * @param plan the exact JSON text
 * @param planSha256 hex digest of its UTF-8 bytes
 */
public record Decision(
        Verdict verdict,
        StudyId studyId,
        TenantId tenantId,
        String tenantName,
        String name,
        String plan,
        String planSha256,
        Instant decidedAt) {
    /** Yes or no. */
    public enum Verdict {
        APPROVED,
        REJECTED
    }
}
