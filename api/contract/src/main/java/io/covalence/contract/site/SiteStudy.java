package io.covalence.contract.site;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyState;

/**
 * A study as the connector of a site sees it.
 *
 * @param plan the exact JSON text of the plan
 * @param planSha256 hex digest of its UTF-8 bytes
 */
public record SiteStudy(
        StudyId studyId,
        TenantId tenantId,
        String tenantName,
        String name,
        String question,
        StudyState state,
        ParticipationState participation,
        String plan,
        String planSha256) {}
