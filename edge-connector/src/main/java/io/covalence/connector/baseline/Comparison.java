package io.covalence.connector.baseline;

import java.util.List;

/**
 * What each way of learning without a federation reaches on the union of the sites' evaluation rows.
 *
 * @param metric {@code ROC-AUC} or {@code RMSE}
 * @param bestSite the best of the sites alone
 */
record Comparison(String metric, Trained pooled, double bestSite, List<Site> sites, double seconds) {

    /** A model trained to its best epoch. */
    record Trained(double metric, int epoch, int epochs, double seconds) {
        static Trained of(BestEpoch best) {
            return new Trained(best.metric(), best.epoch(), best.epochs(), best.seconds());
        }
    }

    /**
     * A site by itself.
     *
     * @param rows usable rows, training and evaluation
     */
    record Site(String file, int rows, int trainingRows, double alone, int epoch, int epochs, double seconds) {}
}
