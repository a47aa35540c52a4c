package io.covalence.contract.plan;

/**
 * How long a run and its rounds may take.
 *
 * @param rounds of a run; one more evaluates the last model
 * @param trainingSeconds longest time a site may work in one round
 * @param phaseSeconds longest time for each message phase after that
 */
public record Schedule(
        @Range(least = 1, most = 10_000) int rounds,
        @Range(least = 5, most = 604_800) int trainingSeconds,
        @Range(least = 2, most = 3_600) int phaseSeconds) {

    Statement says() {
        return Statement.of("schedule", rounds, trainingSeconds);
    }
}
