package io.covalence.portal.monitor;

import io.covalence.contract.run.RoundSummary;

/** What the sites of a round do with their rows. */
public enum RoundWork {
    OPENING,
    TRAINING,
    EVALUATION,
    COUNTING;

    public static RoundWork of(RoundSummary round) {
        return switch (round.kind()) {
            case OPENING -> OPENING;
            case TRAINING -> TRAINING;
            // A learning never evaluates its first version alone: this is the round of a summary.
            case EVALUATION -> round.modelVersion() == 0 ? COUNTING : EVALUATION;
        };
    }
}
