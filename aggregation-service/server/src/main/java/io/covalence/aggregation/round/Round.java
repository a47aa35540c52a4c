package io.covalence.aggregation.round;

import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.ClipRate;
import java.time.Duration;
import java.time.Instant;
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
        String roundId,
        String tenantId,
        String runId,
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

    public boolean ended() {
        return endedAt != null;
    }

    /** Whether sites may still join. */
    public boolean gathering() {
        return phase == RoundPhase.TRAINING || phase == RoundPhase.KEYS;
    }

    /** From opening to the end, or to now. */
    public double seconds(Instant now) {
        return Duration.between(openedAt, endedAt == null ? now : endedAt).toNanos() / 1e9;
    }
}
