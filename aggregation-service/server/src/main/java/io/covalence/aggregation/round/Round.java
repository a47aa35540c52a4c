package io.covalence.aggregation.round;

import io.covalence.aggregation.run.Run;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.ClipRate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round.
 *
 * @param modelVersion version it started from
 * @param newModelVersion version it made; the same as {@code modelVersion} until it completes
 * @param reason why it failed, else empty
 * @param phaseSince when the present phase began
 * @param sitesIn sites in the sum, 0 until known
 * @param clipped of the updates in the sum, known once a training round has completed
 */
public record Round(
        RoundId roundId,
        TenantId tenantId,
        RunId runId,
        int number,
        int attempt,
        RoundKind kind,
        RoundPhase phase,
        String reason,
        int modelVersion,
        String modelSha256,
        int newModelVersion,
        String newModelSha256,
        Instant openedAt,
        Instant trainingDeadline,
        Instant phaseSince,
        @Nullable Instant endedAt,
        int sitesIn,
        @Nullable ClipRate clipped,
        double overheadSeconds,
        String transcriptSha256) {

    /** A round that begins now, from a run's newest model. */
    static Round opening(RoundId roundId, Run run, int number, int attempt, Instant now) {
        return new Round(
                roundId,
                run.tenantId(),
                run.runId(),
                number,
                attempt,
                run.nextKind(),
                RoundPhase.TRAINING,
                "",
                run.modelVersion(),
                run.modelSha256(),
                run.modelVersion(),
                run.modelSha256(),
                now,
                now.plusSeconds(run.plan().schedule().trainingSeconds()),
                now,
                null,
                0,
                null,
                0,
                "");
    }

    /**
     * The same round at its end.
     *
     * @param told why it ended, and what sites have done amiss
     * @param survivors sites in the sum, if there is one; what the slowest of them trained was not the service's time
     */
    Round ended(Ending ending, String told, List<RoundSite> survivors, Instant now) {
        double slowest =
                survivors.stream().mapToDouble(RoundSite::trainingSeconds).max().orElse(0);
        return new Round(
                roundId,
                tenantId,
                runId,
                number,
                attempt,
                kind,
                ending.phase(),
                told,
                modelVersion,
                modelSha256,
                ending.modelVersion(),
                ending.modelSha256(),
                openedAt,
                trainingDeadline,
                now,
                now,
                ending.completed() ? survivors.size() : 0,
                ending.clipped(),
                ending.completed() ? Math.max(0, seconds(now) - slowest) : 0,
                ending.transcriptSha256());
    }

    public boolean ended() {
        return endedAt != null;
    }

    /** Whether sites may still join. */
    public boolean gathering() {
        return phase == RoundPhase.TRAINING || phase == RoundPhase.KEYS;
    }

    /**
     * What people are told of a site's phase. How long a site trains grows with its rows: who is done shows for all at once, when
     * the roster closes.
     */
    SitePhase told(SitePhase phase) {
        return switch (phase) {
            case TRAINED, ADVERTISED -> gathering() ? SitePhase.TRAINING : phase;
            case OFFERED, TRAINING, SHARED, MASKED, AGREED, UNMASKED, ABANDONED, DROPPED -> phase;
        };
    }

    /** From opening to the end, or to now. */
    public double seconds(Instant now) {
        return Duration.between(openedAt, endedAt == null ? now : endedAt).toNanos() / 1e9;
    }
}
