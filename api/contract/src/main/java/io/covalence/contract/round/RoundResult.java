package io.covalence.contract.round;

import io.covalence.contract.id.RoundId;

/**
 * The end of a round, as told to its sites: message M10 of secure aggregation.
 *
 * @param phase {@link RoundPhase#COMPLETED} or {@link RoundPhase#FAILED}
 * @param reason plain words when it failed, and the proved faults of sites; else empty
 * @param sitesIn sites whose update is in the sum
 * @param modelVersion version made by this round, or the unchanged one
 * @param transcriptSha256 hex; the root of the transcript when it completed, else a digest over the messages so far
 * @param signed base64; secure aggregation's Result, M10, empty when the round failed
 */
public record RoundResult(
        RoundId roundId,
        RoundPhase phase,
        String reason,
        int sitesIn,
        int modelVersion,
        String transcriptSha256,
        String signed) {}
