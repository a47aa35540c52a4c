package io.covalence.contract.plan.task;

import io.covalence.contract.metric.Direction;
import io.covalence.contract.metric.Measures;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.Duplicates;
import java.util.List;

/**
 * A risk that orders rows by the time of their event: the linear predictor of a proportional hazards model, larger for
 * rows with an earlier event. A row without an event had none until its time.
 *
 * <p>Judged by Harrell's C-index (JAMA 1982, 247, 2543) within sites: the share of comparable pairs of a site's rows in
 * which the row with the earlier event has the higher risk, equal risks counting half. A pair is comparable when the
 * earlier of its times is the time of an event; with equal times, when one of them is.
 *
 * <pre>
 * limbs     0  weight of comparable pairs, a power of two a site
 *           1  that weight times the site's C-index, in units of 1/1024
 *           2  rows with a time and an event or none, four significant bits of each site's
 *           3  rows with an event, likewise
 *           4  rows with an event times the site's mean negative log partial likelihood of one, in units of 2^-20
 * last one  0  squared weight times the variance of the site's C-index, in sixteenths
 * </pre>
 *
 * A site with fewer rows with an event than the plan's smallest cell sends 0 in them. {@link UpdateLayout} says where
 * the limbs are.
 */
public sealed interface Survival extends Task, Checked permits CoxSurvival, WeibullSurvival {
    /** Column numbers. */
    int TIME = 0;

    int EVENT = 1;

    /** Limbs of every round. */
    int LIMBS = 5;

    int PAIRS = 0;
    int CONCORDANT = 1;
    int LABELLED = 2;
    int EVENTS = 3;
    int LOSS = 4;

    /** Limb of the last round. */
    int VARIANCE = 0;

    /** Units of {@link #CONCORDANT} in one pair. */
    int CONCORDANCE_SCALE = 1 << 10;

    /** Units of {@link #VARIANCE} in one. */
    int VARIANCE_SCALE = 1 << 4;

    /** The C-index where rows are compared with rows of their own site only. */
    Metric C_INDEX = new Metric("within-site C-index", "", Direction.HIGHER);

    /** Mean negative logarithm of the partial likelihood of an event; it grows with the rows at risk, so compare it within a run. */
    Metric PARTIAL_LOSS = new Metric("partial log loss", "nat", Direction.LOWER);

    /** Header of the column of times, in a unit that all sites have. */
    String time();

    /** Header of the column with 1 where the event came at that time, and 0 where none had come. */
    String event();

    @Override
    default void check(Bounds bounds) {
        bounds.distinct(columns(), List.of("/time", "/event"));
    }

    @Override
    default List<String> columns() {
        return List.of(time(), event());
    }

    @Override
    default List<String> scored() {
        return List.of(time());
    }

    @Override
    default int outputs() {
        return 1;
    }

    @Override
    default int limbsPerTarget() {
        return LIMBS;
    }

    @Override
    default int lastLimbsPerTarget() {
        return 1;
    }

    @Override
    default int histogramsPerTarget() {
        return 0;
    }

    @Override
    default Measures measures() {
        return new Measures(C_INDEX, C_INDEX, PARTIAL_LOSS, false);
    }

    /** Times of several rows make no time of one. */
    @Override
    default boolean merges(Duplicates duplicates) {
        return switch (duplicates) {
            case KEEP, REFUSE -> true;
            case MEAN, MEDIAN, MAJORITY -> false;
        };
    }

    @Override
    default Statement told(int bins, int smallestCell) {
        return Statement.of("scores.survival", smallestCell);
    }
}
