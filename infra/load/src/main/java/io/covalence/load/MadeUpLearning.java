package io.covalence.load;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.round.RoundOffer;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Learning without training: gives the update and the errors that are expected of the site, at once. */
final class MadeUpLearning implements SiteWork {
    private final int site;
    private final Updates updates;
    private final Chronicle chronicle;
    private final FaultInjector injector;
    private volatile int round;

    MadeUpLearning(int site, Updates updates, Chronicle chronicle, FaultInjector injector) {
        this.site = site;
        this.updates = updates;
        this.chronicle = chronicle;
        this.injector = injector;
    }

    /** Rows that a site says it has evaluated. */
    static long rows(int site) {
        return 10L + site;
    }

    /** Sum of squared errors in units of 2^-20. */
    static long squaredErrors(int site) {
        return (1L << 40) + 12_345L * site;
    }

    /** Which round the site is in. */
    void in(RoundOffer offer) {
        round = offer.number();
    }

    @Override
    public int trainingRows() {
        return LoadPlan.ROWS;
    }

    @Override
    public EvaluationSums evaluate(float[] model) {
        if (site == 0) {
            chronicle.begins(model);
        }
        return new EvaluationSums(
                rows(site), new long[] {rows(site), squaredErrors(site), 1}, new long[0], new long[0]);
    }

    @Override
    public Map<String, float[]> train(SiteState state, TrainingRound from, DoubleConsumer progress) {
        return Map.of(UpdateVector.MODEL, injector.update(site, round, updates.of(site, round, state.model().length)));
    }

    @Override
    public void close() {}
}
