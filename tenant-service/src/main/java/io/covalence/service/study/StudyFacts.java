package io.covalence.service.study;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.study.StudyState;

/**
 * The data of a study that other features need.
 *
 * @param plan the exact JSON text that sites sign
 * @param planSha256 hex, over its UTF-8 bytes
 */
public record StudyFacts(
        StudyId id,
        TenantId tenantId,
        String name,
        String question,
        StudyState state,
        String plan,
        String planSha256) {}
