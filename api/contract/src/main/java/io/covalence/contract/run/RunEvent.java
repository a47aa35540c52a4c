package io.covalence.contract.run;

import io.covalence.contract.id.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the aggregation service's outbox.
 *
 * @param sequence strictly increasing over all runs; the cursor of the next read
 * @param detail plain words for a failure or a dropped site, else empty
 * @param round present for every event about one round
 * @param site present for SITE_CHANGED
 * @param evaluation present for MODEL_EVALUATED
 * @param summary present for DATA_SUMMARISED
 * @param charter present for CHARTER_AWAITED
 */
public record RunEvent(
        long sequence,
        RunId runId,
        Instant at,
        RunEventKind kind,
        String detail,
        @Nullable RoundSummary round,
        @Nullable SiteChange site,
        @Nullable ModelEvaluation evaluation,
        @Nullable DataSummary summary,
        @Nullable CharterProgress charter) {}
