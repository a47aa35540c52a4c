package io.covalence.contract.study;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.run.RunView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A study as the people who take part in it see it.
 *
 * @param version counts changes; it is the entity tag
 * @param plan absent when its schema is no longer supported
 * @param planSha256 hex digest of the plan's exact text, which sites sign
 * @param sites sites taking part, without declined and withdrawn ones
 * @param sitesReady of these, ready to run
 * @param latestRun the newest run, when there is one
 */
public record StudyView(
        StudyId id,
        TenantId tenantId,
        String tenantName,
        String name,
        String question,
        StudyState state,
        @Nullable StudyPlan plan,
        String planSha256,
        int sites,
        int sitesReady,
        @Nullable RunView latestRun,
        long version,
        Instant createdAt) {}
