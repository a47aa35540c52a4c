package io.covalence.contract.plan.inputs;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Range;
import io.covalence.contract.text.PlainText;
import java.util.Objects;

/**
 * A column of numbers. A model gets {@code (value - center) / scale}.
 *
 * @param scaling where centre and scale come from; {@link Scaling#PER_SITE} when left out
 * @param center present where the plan declares it, or says roughly where the sites' numbers lie
 * @param scale present where the plan declares it, or says roughly how far the sites' numbers spread
 * @param missing what an empty cell means; {@link Missing#REFUSE} when left out
 * @param limit largest distance from the centre that counts, in scales, so that a value in another unit does not
 *     dominate; {@value #DEFAULT_LIMIT} when left out
 */
public record NumericColumn(
        @ColumnName String column,
        @Defaulted Scaling scaling,
        @Defaulted @Range(least = -1e9, most = 1e9) Double center,
        @Defaulted @Range(least = 1e-9, most = 1e9) Double scale,
        @Defaulted Missing missing,
        @Defaulted @Range(least = 1, most = 1e6) Double limit)
        implements Checked {
    public static final double DEFAULT_LIMIT = 20;

    public NumericColumn {
        column = PlainText.composed(column);
        scaling = Objects.requireNonNullElse(scaling, Scaling.PER_SITE);
        center = Objects.requireNonNullElse(center, 0.0);
        scale = Objects.requireNonNullElse(scale, 1.0);
        missing = Objects.requireNonNullElse(missing, Missing.REFUSE);
        limit = Objects.requireNonNullElse(limit, DEFAULT_LIMIT);
    }

    /** After the mean and standard deviation of a site's own training rows. */
    public static NumericColumn perSite(String column, Missing missing) {
        return new NumericColumn(column, Scaling.PER_SITE, 0.0, 1.0, missing, DEFAULT_LIMIT);
    }

    /** After the mean and standard deviation of all sites' training rows, which about a centre and by a scale of the plan are counted. */
    public static NumericColumn summed(String column, double center, double scale, Missing missing) {
        return new NumericColumn(column, Scaling.SUMMED, center, scale, missing, DEFAULT_LIMIT);
    }

    /** After a centre and scale of the plan. */
    public static NumericColumn declared(String column, double center, double scale, Missing missing) {
        return new NumericColumn(column, Scaling.DECLARED, center, scale, missing, DEFAULT_LIMIT);
    }

    @Override
    public void check(Bounds bounds) {
        if (scaling == Scaling.PER_SITE && center != 0) {
            bounds.add("/center", "with PER_SITE it is each site's own: leave it out, or choose DECLARED");
        }
        if (scaling == Scaling.PER_SITE && scale != 1) {
            bounds.add("/scale", "with PER_SITE it is each site's own: leave it out, or choose DECLARED");
        }
    }

    /** Inputs of a model. */
    public int width() {
        return missing == Missing.INDICATOR ? 2 : 1;
    }
}
