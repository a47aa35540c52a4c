package io.covalence.connector.baseline;

import io.covalence.contract.metric.Metric;
import java.util.List;

/**
 * What each way of learning without a federation reaches on the union of the sites' evaluation rows.
 *
 * @param metric what the figures are
 * @param bestSite the best of the sites alone
 */
record Comparison(Metric metric, Trained pooled, double bestSite, List<Site> sites, double seconds) {

    /** A model trained to its best epoch. */
    record Trained(double metric, int epoch, int epochs, double seconds) {
        static Trained of(BestEpoch best) {
            return new Trained(best.metric().value(), best.epoch(), best.epochs(), best.seconds());
        }
    }

    /**
     * A site by itself.
     *
     * @param rows usable rows, training and evaluation
     */
    record Site(String file, int rows, int trainingRows, double alone, int epoch, int epochs, double seconds) {}
}
