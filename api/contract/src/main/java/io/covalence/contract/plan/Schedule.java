package io.covalence.contract.plan;

import java.util.Objects;

/**
 * Number and time limits of a run's rounds.
 *
 * @param rounds of a run; one more evaluates the last model
 * @param trainingSeconds longest time a site may work in one round
 * @param phaseSeconds longest time for each message phase after that
 * @param stopping when training ends early; never when left out
 */
public record Schedule(
        @Range(least = 1, most = 10_000) int rounds,
        @Range(least = 5, most = 604_800) int trainingSeconds,
        @Range(least = 2, most = 3_600) int phaseSeconds,
        @Defaulted Stopping stopping) {
    public Schedule {
        stopping = Objects.requireNonNullElse(stopping, Stopping.NONE);
    }

    /** All rounds are trained. */
    public Schedule(int rounds, int trainingSeconds, int phaseSeconds) {
        this(rounds, trainingSeconds, phaseSeconds, Stopping.NONE);
    }

    /** How many rounds there are of training. */
    public Statement says() {
        return stopping.early()
                ? Statement.of(
                        "schedule.stopping", rounds, trainingSeconds, stopping.patience(), stopping.improvement())
                : Statement.of("schedule", rounds, trainingSeconds);
    }
}
