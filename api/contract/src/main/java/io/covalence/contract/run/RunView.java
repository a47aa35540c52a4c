package io.covalence.contract.run;

import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Measures;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as people see it.
 *
 * @param measures what its figures are; absent where it judges no model, as when it only sums up the sites' rows
 * @param rounds training rounds planned; 0 where nothing is trained
 * @param roundsCompleted training rounds completed
 * @param metric of the newest evaluated model version; which metric it is changes with the last one, where that has a headline
 * @param reason why it failed, who stopped it, or what it waits for before its first round; else empty
 * @param charter present while the run waits for signatures under its charter
 */
public record RunView(
        String id,
        String studyId,
        RunState state,
        @Nullable Measures measures,
        int rounds,
        int roundsCompleted,
        int sites,
        @Nullable Figure metric,
        String reason,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable CharterProgress charter) {}
