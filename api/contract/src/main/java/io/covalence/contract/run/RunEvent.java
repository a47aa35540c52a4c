package io.covalence.contract.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.Defaulted;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
 * @param sent by the sites of a round that has ended, completed or not; else empty
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
        @Nullable CharterProgress charter,
        @Defaulted List<SentBySite> sent) {
    public RunEvent {
        sent = List.copyOf(Objects.requireNonNullElse(sent, List.of()));
    }

    /** Which is not the end of a round. */
    public RunEvent(
            long sequence,
            RunId runId,
            Instant at,
            RunEventKind kind,
            String detail,
            @Nullable RoundSummary round,
            @Nullable SiteChange site,
            @Nullable ModelEvaluation evaluation,
            @Nullable DataSummary summary,
            @Nullable CharterProgress charter) {
        this(sequence, runId, at, kind, detail, round, site, evaluation, summary, charter, List.of());
    }

    /** The same event at its place in the outbox. */
    public RunEvent numbered(long place) {
        return new RunEvent(place, runId, at, kind, detail, round, site, evaluation, summary, charter, sent);
    }
}
