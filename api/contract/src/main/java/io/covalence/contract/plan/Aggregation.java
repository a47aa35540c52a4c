package io.covalence.contract.plan;

/**
 * How updates are bounded, masked, summed and applied.
 *
 * @param rounds training rounds of a run; one more evaluates the last model
 * @param minimumSites smallest cohort whose sum may be opened; never below 3
 * @param maximumSites most sites of a run, for which the sum is proved not to overflow its ring
 * @param assumedColluders sites assumed to collude with the operator; raises the threshold
 * @param clipNorm L2 norm to which an update is clipped
 * @param coordinateBound absolute value to which each coordinate of an update is clipped, in a ring of 16 bits each coordinate
 *     of the update as it is after its rotation
 * @param ringBits bits in which a coordinate of the masked update travels: 16, 32 or 64
 * @param maximumWeight training rows from which on a site counts no more; sites count in sixteenths of it, one at least, so it
 *     should be near the rows of the largest site
 * @param serverLearningRate step along the server's velocity
 * @param serverMomentum share of the server's velocity kept from the round before, 0 for plain federated averaging
 * @param trainingSeconds longest time a site may train in one round
 * @param phaseSeconds longest time for each message phase once sites have trained
 */
public record Aggregation(
        int rounds,
        int minimumSites,
        int maximumSites,
        int assumedColluders,
        double clipNorm,
        double coordinateBound,
        int ringBits,
        int maximumWeight,
        double serverLearningRate,
        double serverMomentum,
        int trainingSeconds,
        int phaseSeconds) {

    /**
     * Bits that the ring leaves a site for a coordinate at the bound, its sign not counted, when as many sites as allowed take
     * part: {@code floor(log2(B s))} with the largest power of two {@code s} for which {@code maximumSites (B s + 1) <
     * 2^(ringBits - 1)}; -1 when there is none. A site whose weight is half of the maximum has one bit fewer.
     */
    public int resolutionBits() {
        return Ring.resolutionBits(ringBits, maximumSites, coordinateBound);
    }
}
