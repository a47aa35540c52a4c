package io.covalence.contract.plan.task;

import io.covalence.contract.metric.Measures;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Size;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.Duplicates;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A number for each column, learned as {@code (value - center) / scale} and judged by the mean RMSE in the target's own
 * unit.
 *
 * <pre>
 * limbs of a column  0     rows with a label, four significant bits of each site's
 *                    1, 2  those rows times the site's mean squared and mean absolute error, in units of 2^-20 of the target's
 *                          scale (squared)
 * last round's only  0     those rows times the site's mean fourth power of the error, in units of 2^-20 of the scale's
 *                    1     those rows times the site's mean label in scales, and 128 more so that it is positive, in units of 2^-20
 *                    2     those rows times the site's mean squared label in scales, in the same units
 *                    3     those rows times the mean third power of the label, and 1024 more, in the same units
 *                    4     those rows times the mean fourth power of the label, in the same units
 *                    5     those rows times the mean product of squared error and label, and 1024 more, in the same units
 *                    6     those rows times the mean product of squared error and squared label, in the same units
 * </pre>
 *
 * A site with fewer rows of a column than the plan's smallest cell sends 0 in the limbs of that column.
 * {@link UpdateLayout} says where the limbs are.
 *
 * @param loss squared when left out
 */
@Kind("regression")
public record Regression(
        @Size(least = 1, most = 1_000) List<Target> targets,
        @Defaulted Loss loss) implements Task, Checked {
    /** Limbs of a column: rows with a label, squared errors, absolute errors. */
    public static final int LIMBS = 3;

    public static final int LABELLED = 0;
    public static final int SQUARED = 1;
    public static final int ABSOLUTE = 2;

    /** Limbs of a column in the last round only. */
    public static final int LAST_LIMBS = 7;

    public static final int FOURTH = 0;
    public static final int LABEL = 1;
    public static final int LABEL_SQUARE = 2;
    public static final int LABEL_CUBE = 3;
    public static final int LABEL_FOURTH = 4;
    public static final int SQUARED_LABEL = 5;
    public static final int SQUARED_LABEL_SQUARE = 6;

    /** Scales added to a mean label. */
    public static final int LABEL_OFFSET = 128;

    /** Added to the means of {@link #LABEL_CUBE} and {@link #SQUARED_LABEL}, which count no further than this from zero. */
    public static final int CUBE_OFFSET = 1 << 10;

    private static final Measures MEASURES = new Measures(Metric.RMSE, Metric.RMSE, Metric.MAE, false);

    public Regression {
        targets = List.copyOf(targets);
        loss = Objects.requireNonNullElseGet(loss, Loss::squared);
    }

    /** With a squared loss. */
    public Regression(List<Target> targets) {
        this(targets, Loss.squared());
    }

    @Override
    public void check(Bounds bounds) {
        bounds.distinct(
                columns(),
                IntStream.range(0, targets.size())
                        .mapToObj(i -> "/targets/" + i + "/column")
                        .toList());
    }

    @Override
    public List<String> columns() {
        return targets.stream().map(Target::column).toList();
    }

    @Override
    public int limbsPerTarget() {
        return LIMBS;
    }

    @Override
    public int lastLimbsPerTarget() {
        return LAST_LIMBS;
    }

    @Override
    public int histogramsPerTarget() {
        return 0;
    }

    @Override
    public Measures measures() {
        return MEASURES;
    }

    @Override
    public boolean merges(Duplicates duplicates) {
        return switch (duplicates) {
            case KEEP, MEAN, MEDIAN, REFUSE -> true;
            case MAJORITY -> false;
        };
    }

    @Override
    public Statement says() {
        return Task.naming("task.regression", columns());
    }

    @Override
    public Optional<Statement> weighing() {
        return Optional.of(Statement.of("loss", Double.toString(loss.linearFrom())));
    }

    @Override
    public Statement told(int bins, int smallestCell) {
        return Statement.of("scores.regression", smallestCell);
    }
}
