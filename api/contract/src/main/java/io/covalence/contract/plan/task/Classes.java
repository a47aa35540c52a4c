package io.covalence.contract.plan.task;

import io.covalence.contract.metric.Direction;
import io.covalence.contract.metric.Measures;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Size;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One of several named classes, in one column: a probability for each, which add up to one (softmax). Trained by
 * cross-entropy, judged by accuracy: the share of rows whose most probable class is the right one.
 *
 * <pre>
 * limbs  0  rows with a label, four significant bits of each site's
 *        1  those rows times the site's accuracy, in units of 2^-20
 *        2  those rows times its mean log loss, in units of 2^-20
 *        3  those rows again, of sites that can rank a class
 *        4  those rows times the mean, over the classes that the site can rank, of the ROC-AUC of one class against the rest, in units of
 *           2^-20
 * in the last round only
 *        0  those of limb 0 times its mean squared log loss, in units of 2^-20
 *        1  those of limb 3, squared, times the variance of the mean area of limb 4, in units of 2^-20
 * </pre>
 *
 * A site with fewer rows than the plan's smallest cell sends 0 in them. A class with fewer rows, or fewer rows of the
 * other classes, is not ranked. {@link UpdateLayout} says where the limbs are.
 *
 * @param column header of the column of classes
 * @param classes names as written in the column; the model's outputs are in this order
 */
@Kind("classes")
public record Classes(
        @ColumnName String column,
        @ColumnName @Size(least = 2, most = 100) List<String> classes) implements Task, Checked {
    /** Limbs of every round. */
    public static final int LIMBS = 5;

    public static final int LABELLED = 0;
    public static final int RIGHT = 1;
    public static final int LOSS = 2;
    public static final int RANKED = 3;
    public static final int AREA = 4;

    /** Limbs of the last round only. */
    public static final int LAST_LIMBS = 2;

    public static final int LOSS_SQUARE = 0;
    public static final int AREA_VARIANCE = 1;

    /** Mean over classes of the ROC-AUC of a class against all others, within sites. */
    public static final Metric MACRO_ROC_AUC = new Metric("within-site macro ROC-AUC", "", Direction.HIGHER);

    private static final Measures MEASURES = new Measures(Metric.ACCURACY, Metric.ACCURACY, Metric.LOG_LOSS, false);

    public Classes {
        column = PlainText.composed(column);
        classes = classes.stream().map(PlainText::composed).toList();
    }

    @Override
    public void check(Bounds bounds) {
        bounds.distinct(
                classes,
                IntStream.range(0, classes.size())
                        .mapToObj(i -> "/classes/" + i)
                        .toList());
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public int outputs() {
        return classes.size();
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

    /** Classes have no mean and no middle. */
    @Override
    public boolean merges(Duplicates duplicates) {
        return switch (duplicates) {
            case KEEP, MAJORITY, REFUSE -> true;
            case MEAN, MEDIAN -> false;
        };
    }

    @Override
    public Statement says() {
        int named = 12;
        var names = classes.stream().limit(named).map(PlainText::inQuotes).collect(Collectors.joining(", "));
        int more = classes.size() - named;
        return more > 0
                ? Statement.of("task.classes.more", PlainText.inQuotes(column), names, more)
                : Statement.of("task.classes", PlainText.inQuotes(column), names);
    }

    @Override
    public Statement told(int bins, int smallestCell) {
        return Statement.of("scores.classes", smallestCell);
    }
}
