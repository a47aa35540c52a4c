package io.covalence.contract.plan.task;

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
import java.util.stream.IntStream;

/**
 * A probability for each column; its labels are 0, 1 or missing. Trained by cross-entropy on the logit, judged by the
 * mean ROC-AUC of the last model; in each round, within sites.
 *
 * <pre>
 * limbs of a column  0  weight of pairs of a positive and a negative row, a power of two a site
 *                    1  that weight times the site's ROC-AUC, in units of 1/1024
 *                    2  rows with a label, four significant bits of each site's
 *                    3  those rows times the site's mean log loss, in units of 2^-20
 * in the last round  0  rows with label 1, as their histogram has them, times the share of them that is called 1, in units of 2^-20
 *                    1  rows with label 0 times the share of them that is called 0
 *                    2  rows with a label times the site's mean squared error of the probability, in units of 2^-20
 *                    3  those rows times the mean of its fourth power
 *                    4  those rows times the site's mean squared log loss, in units of 2^-20
 *                    5  squared weight of pairs times the variance of the site's ROC-AUC, in sixteenths
 * histograms         0  rows with label 0 in each bin, 1  rows with label 1; those of a class are four significant bits of each
 *                       site's
 * </pre>
 *
 * A row is called 1 when its probability is above one half. A site with fewer rows of either class of a column than the
 * plan's smallest cell sends 0 in the limbs of that column. {@link UpdateLayout} says where the limbs are.
 *
 * @param columns headers of the label columns in a site's file
 */
@Kind("binaryLabels")
public record BinaryLabels(
        @ColumnName @Size(least = 1, most = 1_000) List<String> columns) implements Task, Checked {
    /** Limbs of a column, beside its histograms: {@link #PAIRS} and so on from its first one. */
    public static final int LIMBS = 4;

    public static final int PAIRS = 0;
    public static final int CONCORDANT = 1;
    public static final int LABELLED = 2;
    public static final int LOSS = 3;

    /** Limbs of a column in the last round only. */
    public static final int LAST_LIMBS = 6;

    public static final int RIGHT_POSITIVES = 0;
    public static final int RIGHT_NEGATIVES = 1;
    public static final int BRIER = 2;
    public static final int BRIER_SQUARE = 3;
    public static final int LOSS_SQUARE = 4;
    public static final int VARIANCE = 5;

    /** Units of {@link #CONCORDANT} in one pair. */
    public static final int CONCORDANCE_SCALE = 1 << 10;

    /** Units of {@link #VARIANCE} in one. */
    public static final int VARIANCE_SCALE = 1 << 4;

    private static final Measures MEASURES =
            new Measures(Metric.WITHIN_SITE_ROC_AUC, Metric.ROC_AUC, Metric.LOG_LOSS, true);

    public BinaryLabels {
        columns = columns.stream().map(PlainText::composed).toList();
    }

    @Override
    public void check(Bounds bounds) {
        bounds.distinct(
                columns,
                IntStream.range(0, columns.size())
                        .mapToObj(i -> "/columns/" + i)
                        .toList());
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
        return 2;
    }

    @Override
    public Measures measures() {
        return MEASURES;
    }

    @Override
    public boolean merges(Duplicates duplicates) {
        return switch (duplicates) {
            case KEEP, MEDIAN, MAJORITY, REFUSE -> true;
            case MEAN -> false;
        };
    }

    @Override
    public Statement says() {
        return Task.naming("task.binaryLabels", columns);
    }

    /** The middle one of labels is that which most rows have. */
    @Override
    public Statement merging(Duplicates duplicates) {
        return Task.super.merging(duplicates == Duplicates.MEDIAN ? Duplicates.MAJORITY : duplicates);
    }

    @Override
    public Statement told(int bins, int smallestCell) {
        return Statement.of("scores.binaryLabels", bins, smallestCell);
    }
}
