package io.covalence.aggregation.round;

import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.ClipRate;
import org.jspecify.annotations.Nullable;

/**
 * How a round ends.
 *
 * @param reason why it failed, else empty
 * @param modelVersion what the next round starts from
 * @param transcriptSha256 in hex, over all that its sites have sent
 */
record Ending(
        RoundPhase phase,
        String reason,
        int modelVersion,
        String modelSha256,
        @Nullable ClipRate clipped,
        String transcriptSha256) {
    /** Without a sum: the model stays as it was. */
    static Ending failed(Round round, String reason, String transcriptSha256) {
        return new Ending(RoundPhase.FAILED, reason, round.modelVersion(), round.modelSha256(), null, transcriptSha256);
    }

    static Ending completed(Completion completion, String transcriptSha256) {
        var model = completion.model();
        return new Ending(
                RoundPhase.COMPLETED,
                "",
                model.version(),
                completion.modelHash(),
                completion.clipped().orElse(null),
                transcriptSha256);
    }

    boolean completed() {
        return phase == RoundPhase.COMPLETED;
    }
}
