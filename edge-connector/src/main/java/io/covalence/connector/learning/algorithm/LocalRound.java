package io.covalence.connector.learning.algorithm;

import io.covalence.connector.learning.SiteState;
import io.covalence.contract.plan.work.Training;
import java.util.function.DoubleConsumer;

/**
 * The properties of a training round that a site's step uses.
 *
 * @param learningRate of this round
 * @param seed of everything random
 * @param state from which the site starts
 * @param progress receives the share of the work done, 0 to 1
 */
public record LocalRound(Training training, double learningRate, long seed, SiteState state, DoubleConsumer progress) {}
