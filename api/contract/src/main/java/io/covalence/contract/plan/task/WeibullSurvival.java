package io.covalence.contract.plan.task;

import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.text.PlainText;

/**
 * The proportional hazards model whose hazard rises or falls with a power of the time (Kalbfleisch and Prentice, The
 * Statistical Analysis of Failure Time Data, 2nd edition 2002, section 2.3.2). With a score {@code z}, its bias
 * included, a shape {@code k} and a time {@code t} in the plan's unit, a row has had {@code H = exp(z) t^k} expected
 * events until then. Trained by the negative logarithm of the likelihood, {@code H} less, for a row with an event,
 * {@code log(k H / t)}. Each row counts by itself, so batches may be of any size, and rows of all sites are measured by
 * one course of the hazard, without a sum over the rows that were at risk at a time.
 *
 * <p>The model has one parameter beside those of its architecture, the last one: {@code log k}, which begins at 0, a
 * constant hazard.
 *
 * @param time header of the column of times
 * @param event header of the column with 1 where the event came at that time, and 0 where none had come
 * @param unit a typical time, such as the median, in the unit of the column: times are divided by it
 */
@Kind("weibullSurvival")
public record WeibullSurvival(
        @ColumnName String time,
        @ColumnName String event,
        @Range(least = 1e-6, most = 1e7) double unit) implements Survival {
    /** A shorter time counts as this many units: at a time of 0 no event would have a likelihood. */
    public static final double LEAST_TIME = 1e-3;

    /** Expected events of a row, from where on more of them pull no harder. */
    public static final double MOST_EXPECTED = 10;

    public WeibullSurvival {
        time = PlainText.composed(time);
        event = PlainText.composed(event);
    }

    /** The shape. */
    @Override
    public int constants() {
        return 1;
    }

    @Override
    public Statement says() {
        return Statement.of("task.weibullSurvival", PlainText.inQuotes(event), PlainText.inQuotes(time), unit);
    }
}
