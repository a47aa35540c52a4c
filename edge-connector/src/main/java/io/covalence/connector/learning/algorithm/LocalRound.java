package io.covalence.connector.learning.algorithm;

import io.covalence.connector.learning.SiteState;
import io.covalence.contract.plan.work.Training;
import java.util.function.DoubleConsumer;

/**
 * A training round as a site's step sees it.
 *
 * @param learningRate of this round, at which the network descends
 * @param seed fixes all that is random
 * @param state what the site starts from
 * @param progress told the share of the work done, 0 to 1
 */
public record LocalRound(Training training, double learningRate, long seed, SiteState state, DoubleConsumer progress) {}
