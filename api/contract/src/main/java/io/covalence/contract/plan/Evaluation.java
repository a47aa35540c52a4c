package io.covalence.contract.plan;

/**
 * How sites set rows aside and score them.
 *
 * @param fraction share of a site's rows kept for evaluation and never trained on
 * @param seed of the split
 * @param bins histogram bins per target and class, for classification
 * @param logitLimit bins divide the logit from {@code -logitLimit} to {@code logitLimit} evenly; scores beyond count in the
 *     outermost bins
 */
public record Evaluation(double fraction, long seed, int bins, double logitLimit) {}
