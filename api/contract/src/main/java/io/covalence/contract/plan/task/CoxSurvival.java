package io.covalence.contract.plan.task;

import io.covalence.contract.metric.Direction;
import io.covalence.contract.metric.Measures;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.text.PlainText;
import java.util.List;

/**
 * A risk that orders rows by the time of their event: the linear predictor of a proportional hazards model, larger for
 * rows with an earlier event (Cox, J. R. Stat. Soc. B 1972, 34, 187). A row without an event had none until its time.
 * Trained by the negative logarithm of the partial likelihood within a batch, with Breslow's ties in time (Biometrics
 * 1974, 30, 89): a row is compared with those rows of its batch that had no event yet when its own came, so a batch
 * without events trains nothing. Sums over risk sets of all sites in binned times would be another form of this task.
 * This form approaches it as batches grow, and costs no more than any other task.
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
 *
 * @param time header of the column of times, in any unit that all sites have: only their order counts
 * @param event header of the column with 1 where the event came at that time, and 0 where none had come
 */
@Kind("coxSurvival")
public record CoxSurvival(
        @ColumnName String time, @ColumnName String event) implements Task, Checked {
    /** Column numbers. */
    public static final int TIME = 0;

    public static final int EVENT = 1;

    /** Limbs of every round. */
    public static final int LIMBS = 5;

    public static final int PAIRS = 0;
    public static final int CONCORDANT = 1;
    public static final int LABELLED = 2;
    public static final int EVENTS = 3;
    public static final int LOSS = 4;

    /** Limb of the last round. */
    public static final int VARIANCE = 0;

    /** Units of {@link #CONCORDANT} in one pair. */
    public static final int CONCORDANCE_SCALE = 1 << 10;

    /** Units of {@link #VARIANCE} in one. */
    public static final int VARIANCE_SCALE = 1 << 4;

    /** The C-index where rows are compared with rows of their own site only. */
    public static final Metric C_INDEX = new Metric("within-site C-index", "", Direction.HIGHER);

    /** Mean negative logarithm of the partial likelihood of an event; it grows with the rows at risk, so compare it within a run. */
    public static final Metric PARTIAL_LOSS = new Metric("partial log loss", "nat", Direction.LOWER);

    private static final Measures MEASURES = new Measures(C_INDEX, C_INDEX, PARTIAL_LOSS, false);

    public CoxSurvival {
        time = PlainText.composed(time);
        event = PlainText.composed(event);
    }

    @Override
    public void check(Bounds bounds) {
        bounds.distinct(columns(), List.of("/time", "/event"));
    }

    @Override
    public List<String> columns() {
        return List.of(time, event);
    }

    @Override
    public List<String> scored() {
        return List.of(time);
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public int limbsPerTarget() {
        return LIMBS;
    }

    @Override
    public int lastLimbsPerTarget() {
        return 1;
    }

    @Override
    public int histogramsPerTarget() {
        return 0;
    }

    @Override
    public Measures measures() {
        return MEASURES;
    }

    /** Times of several rows make no time of one. */
    @Override
    public boolean merges(Duplicates duplicates) {
        return switch (duplicates) {
            case KEEP, REFUSE -> true;
            case MEAN, MEDIAN, MAJORITY -> false;
        };
    }

    @Override
    public Statement says() {
        return Statement.of("task.coxSurvival", PlainText.inQuotes(event), PlainText.inQuotes(time));
    }

    @Override
    public Statement told(int bins, int smallestCell) {
        return Statement.of("scores.coxSurvival", smallestCell);
    }
}
