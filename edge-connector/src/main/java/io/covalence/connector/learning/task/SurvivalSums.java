package io.covalence.connector.learning.task;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Survival;
import java.util.stream.IntStream;

/** The limbs of survival: zero when the site has fewer rows with an event than the plan's smallest cell. */
final class SurvivalSums {
    /** Of a mean loss; no sum overflows. */
    private static final double LARGEST_LOSS = 1_000;

    /** Of a variance limb, so that those of 200 sites do not overflow; of some 130,000 rows and more the interval is too narrow. */
    private static final double LARGEST_VARIANCE = 0x1p55;

    private final double[] times;
    private final boolean[] events;
    private final double[] risks;

    private SurvivalSums(double[] times, boolean[] events, double[] risks) {
        this.times = times;
        this.events = events;
        this.risks = risks;
    }

    static SurvivalSums of(ScoredRows scored) {
        var rows = IntStream.range(0, scored.count())
                .filter(i -> scored.hasLabel(i, Survival.TIME) && scored.hasLabel(i, Survival.EVENT))
                .toArray();
        var times = new double[rows.length];
        var events = new boolean[rows.length];
        var risks = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            times[i] = scored.label(rows[i], Survival.TIME);
            events[i] = scored.label(rows[i], Survival.EVENT) == 1;
            risks[i] = scored.score(rows[i], 0);
        }
        return new SurvivalSums(times, events, risks);
    }

    void tell(int smallestCell, ScoreLimbs limbs) {
        var likelihood = PartialLikelihood.of(times, events, risks);
        if (likelihood.events() < smallestCell) {
            return;
        }
        long came = Coarse.count(likelihood.events());
        double loss = Math.min(LARGEST_LOSS, likelihood.loss() / likelihood.events());
        limbs.set(0, Survival.LABELLED, Coarse.count(times.length));
        limbs.set(0, Survival.EVENTS, came);
        limbs.set(0, Survival.LOSS, came * Math.round(Coarse.figure(loss) * UpdateLayout.ERROR_SCALE));
        var concordance = Concordance.of(times, events, risks);
        long pairs = Coarse.pairs((long) concordance.pairs(), 1);
        double squares = (double) pairs * pairs * Coarse.figure(concordance.variance());
        limbs.set(0, Survival.PAIRS, pairs);
        limbs.set(0, Survival.CONCORDANT, pairs * Math.round(concordance.index() * Survival.CONCORDANCE_SCALE));
        limbs.setLast(0, Survival.VARIANCE, Math.round(Math.min(LARGEST_VARIANCE, squares * Survival.VARIANCE_SCALE)));
    }
}
