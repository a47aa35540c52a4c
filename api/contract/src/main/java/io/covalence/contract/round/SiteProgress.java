package io.covalence.contract.round;

/**
 * A site's sign of life, sent every few seconds while it trains and once when it has trained.
 *
 * @param phase {@link SitePhase#TRAINING} or {@link SitePhase#TRAINED}
 * @param fraction share of the local work done, 0 to 1
 * @param trainingSeconds time spent on local work so far; the round's time less the slowest site's is the overhead
 */
public record SiteProgress(SitePhase phase, double fraction, double trainingSeconds) {}
