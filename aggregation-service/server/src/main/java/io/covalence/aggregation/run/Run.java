package io.covalence.aggregation.run;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.Participant;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.RunState;
import io.covalence.secagg.charter.Charter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run.
 *
 * @param modelVersion the newest version
 * @param modelSha256 hex
 * @param trainingsCompleted training rounds that made a version
 * @param failuresInARow rounds that failed since one last completed
 * @param roundsOpened number of the newest round
 * @param agreed the charter version that the run goes by, whose members are the participants; empty only when the run ended
 *     before there were charters
 * @param charterIndex its place in the tenant's log; -1 while it waits for signatures
 * @param participants ascending by site
 */
public record Run(
        String runId,
        String tenantId,
        String studyId,
        StudyPlan plan,
        String planSha256,
        RunState state,
        String reason,
        int modelVersion,
        String modelSha256,
        int trainingsCompleted,
        int failuresInARow,
        int roundsOpened,
        Instant startedAt,
        Optional<Charter> agreed,
        long charterIndex,
        List<Participant> participants) {
    public Run {
        participants = List.copyOf(participants);
    }

    /** The charter of a run that opens rounds. */
    public Charter charter() {
        return agreed.orElseThrow(() -> new IllegalStateException("run " + runId + " has no charter"));
    }

    /** Whether the charter has been signed by everybody who must. */
    public boolean chartered() {
        return charterIndex >= 0;
    }

    /** What the next round asks of its sites. */
    public RoundKind nextKind() {
        return trainingsCompleted < plan.aggregation().rounds() ? RoundKind.TRAINING : RoundKind.EVALUATION;
    }
}
