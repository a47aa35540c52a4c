package io.covalence.contract.plan;

/**
 * How updates are bounded, masked, summed and applied.
 *
 * @param rounds training rounds of a run; one more evaluates the last model
 * @param minimumSites smallest cohort whose sum may be opened; never below 3
 * @param assumedColluders sites assumed to collude with the operator; raises the threshold
 * @param clipNorm L2 norm to which an update is clipped
 * @param coordinateBound absolute value to which each coordinate of an update is clipped
 * @param maximumWeight training rows above which a site counts no more
 * @param serverLearningRate step along the server's velocity
 * @param serverMomentum share of the server's velocity kept from the round before, 0 for plain federated averaging
 * @param trainingSeconds longest time a site may train in one round
 * @param phaseSeconds longest time for each message phase once sites have trained
 */
public record Aggregation(
        int rounds,
        int minimumSites,
        int assumedColluders,
        double clipNorm,
        double coordinateBound,
        int maximumWeight,
        double serverLearningRate,
        double serverMomentum,
        int trainingSeconds,
        int phaseSeconds) {}
