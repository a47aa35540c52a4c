package io.covalence.contract.run;

import io.covalence.contract.round.RoundPhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a run's history as people see it. An institution is told of its own site and of no other.
 *
 * @param sequence counts the entries of this run from 1 on; entries that the reader may not see leave gaps
 * @param round number of the round, for every entry about one
 * @param attempt of this round
 * @param phase of this round as the entry left it
 * @param institutionName present for SITE_CHANGED
 * @param site present for SITE_CHANGED
 * @param detail plain words for a failure, a dropped site, an awaited charter or the end, else empty
 */
public record RunEventView(
        long sequence,
        Instant at,
        RunEventKind kind,
        @Nullable Integer round,
        @Nullable Integer attempt,
        @Nullable RoundPhase phase,
        @Nullable String institutionName,
        @Nullable SiteChange site,
        String detail) {}
