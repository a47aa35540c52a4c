package io.covalence.contract.run;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a round.
 *
 * @param modelVersion version the round started from
 * @param newModelVersion version it made; the same as {@code modelVersion} until it completes
 * @param modelSha256 hex digest of {@code newModelVersion}, which is signed and logged: of its parameters, or of
 *     everything that sites start from where that is more
 * @param limits of the phase; events tell them when it begins, and they are absent in a round that has ended
 * @param sitesIn sites whose update is in the sum, 0 until known
 * @param sitesDropped sites that began the round and are not in the sum
 * @param clipped of the updates in the sum; absent until completed, after an evaluation round, and when sites cannot
 *     have produced the counts
 * @param seconds from opening to now or to completion
 * @param overheadSeconds seconds less the slowest site's local work; 0 until completed
 */
public record RoundSummary(
        RoundId roundId,
        int number,
        int attempt,
        RoundKind kind,
        RoundPhase phase,
        int modelVersion,
        int newModelVersion,
        String modelSha256,
        @Nullable PhaseLimits limits,
        int sitesIn,
        int sitesDropped,
        @Nullable ClipRate clipped,
        double seconds,
        double overheadSeconds) {}
