package io.covalence.contract.round;

/**
 * A site's sign of life, sent every few seconds while it trains and once when it has trained.
 *
 * @param phase {@link SitePhase#TRAINING} or {@link SitePhase#TRAINED}
 * @param fraction share of the local work done, 0 to 1, rounded down to a twentieth: the exact share after {@code k} of
 *     {@code n} batches is {@code k / n}, and {@code n} tells how many rows the site trains on
 * @param trainingSeconds time spent on local work so far; the round's time less the slowest site's is the overhead
 */
public record SiteProgress(SitePhase phase, double fraction, double trainingSeconds) {
    private static final int STEPS = 20;

    public SiteProgress {
        fraction = Math.floor(fraction * STEPS) / STEPS;
    }
}
