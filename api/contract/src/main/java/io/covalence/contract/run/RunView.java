package io.covalence.contract.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Measures;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as people see it.
 *
 * @param measures of its figures; absent where it evaluates no model, as in a summary of the sites' rows
 * @param rounds planned before the last evaluation: training rounds and the opening round, if there is one; 0 where
 *     nothing is trained
 * @param roundsCompleted how many of these are completed
 * @param metric of the newest evaluated model version; the last version has the headline metric, if there is one
 * @param reason of its failure, the person who stopped or paused it, or what it waits for before its first round; else empty
 * @param promoted the model version that the sponsor has named as the result; absent while there is none
 * @param charter present while the run waits for signatures under its charter
 */
public record RunView(
        RunId id,
        StudyId studyId,
        RunState state,
        @Nullable Measures measures,
        int rounds,
        int roundsCompleted,
        int sites,
        @Nullable Figure metric,
        String reason,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable Integer promoted,
        @Nullable CharterProgress charter) {}
