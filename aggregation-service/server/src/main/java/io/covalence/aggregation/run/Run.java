package io.covalence.aggregation.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.Participant;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.RunState;
import io.covalence.learning.task.BestVersion;
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
 * @param best the best evaluated version; empty when none could be scored
 * @param failuresInARow rounds that failed since one last completed
 * @param roundsOpened number of the newest round
 * @param terms empty only when the run ended before there were charters
 * @param charterIndex its place in the tenant's log; -1 while it waits for signatures
 * @param participants ascending by site
 */
public record Run(
        RunId runId,
        TenantId tenantId,
        StudyId studyId,
        String planSha256,
        RunState state,
        String reason,
        int modelVersion,
        String modelSha256,
        int trainingsCompleted,
        Optional<BestVersion> best,
        int failuresInARow,
        int roundsOpened,
        Instant startedAt,
        Optional<Terms> terms,
        long charterIndex,
        List<Participant> participants) {
    public Run {
        participants = List.copyOf(participants);
    }

    /**
     * The plan and the charter of a run's rounds.
     *
     * @param plan empty when this version cannot read it: such a run opens no more rounds
     * @param charter its members are the participants
     */
    public record Terms(Optional<StudyPlan> plan, Charter charter) {}

    /** The plan of a run that opens rounds. */
    public StudyPlan plan() {
        return required()
                .plan()
                .orElseThrow(() -> new IllegalStateException("the plan of run " + runId + " is not understood"));
    }

    /** The charter, also of a run that has ended. */
    public Charter charter() {
        return required().charter();
    }

    private Terms required() {
        return terms.orElseThrow(() -> new IllegalStateException("run " + runId + " has no charter"));
    }

    /** Whether the charter has been signed by everybody who must. */
    public boolean chartered() {
        return charterIndex >= 0;
    }

    /** What the next round asks of its sites. */
    public RoundKind nextKind() {
        var plan = plan();
        if (modelVersion < plan.openings()) {
            return RoundKind.OPENING;
        }
        int evaluated = plan.openings() + trainingsCompleted - 1;
        boolean early = best.filter(
                        version -> version.ends(evaluated, plan.schedule().stopping()))
                .isPresent();
        return trainingsCompleted < plan.trainings() && !early ? RoundKind.TRAINING : RoundKind.EVALUATION;
    }
}
