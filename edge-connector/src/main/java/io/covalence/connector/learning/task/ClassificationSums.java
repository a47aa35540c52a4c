package io.covalence.connector.learning.task;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.metric.RocAuc;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.learning.metric.RocAucInterval;
import java.util.Arrays;

/** A classification target's limbs: zero when the site has fewer rows of either class than the plan's smallest cell. */
final class ClassificationSums {
    /** Of a mean loss; a thousand nats are no probability any more, and no sum overflows. */
    private static final double LARGEST_LOSS = 1_000;

    /** Of a mean squared loss, so that no sum overflows: of losses of some 64 nats and more the interval is too narrow. */
    private static final double LARGEST_LOSS_SQUARE = 1 << 12;

    /** Of a variance limb, so that those of 200 sites do not overflow; of some 130,000 rows and more the interval is too narrow. */
    private static final double LARGEST_VARIANCE = 0x1p55;

    private final Evaluation evaluation;
    private final ScoredColumn column;
    private final boolean[] positive;

    ClassificationSums(Evaluation evaluation, ScoredColumn column) {
        this.evaluation = evaluation;
        this.column = column;
        this.positive = column.positives();
    }

    void addTo(ScoreLimbs limbs, int target) {
        long positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        long negatives = positive.length - positives;
        if (Math.min(positives, negatives) < evaluation.smallestCell()) {
            return;
        }
        long pairs = Coarse.pairs(positives, negatives);
        double area = RocAuc.ofScores(column.scores(), positive).orElseThrow();
        long rows = Coarse.count(positive.length);
        limbs.set(target, BinaryLabels.PAIRS, pairs);
        limbs.set(target, BinaryLabels.CONCORDANT, pairs * Math.round(area * BinaryLabels.CONCORDANCE_SCALE));
        limbs.set(target, BinaryLabels.LABELLED, rows);
        limbs.set(target, BinaryLabels.LOSS, limb(rows, Math.min(LARGEST_LOSS, loss(1))));
        limbs.setLast(target, BinaryLabels.LOSS_SQUARE, limb(rows, Math.min(LARGEST_LOSS_SQUARE, loss(2))));
        var classes = binned();
        RocAucInterval.variance(classes[0], classes[1])
                .ifPresent(variance -> limbs.setLast(target, BinaryLabels.VARIANCE, variance(pairs, variance)));
        var told = tell(classes, limbs, target);
        limbs.setLast(target, BinaryLabels.RIGHT_POSITIVES, limb(told[1], right(true) / (double) positives));
        limbs.setLast(target, BinaryLabels.RIGHT_NEGATIVES, limb(told[0], right(false) / (double) negatives));
        limbs.setLast(target, BinaryLabels.BRIER, limb(rows, brier(2)));
        limbs.setLast(target, BinaryLabels.BRIER_SQUARE, limb(rows, brier(4)));
    }

    private static long variance(long pairs, double variance) {
        double squares = (double) pairs * pairs * Coarse.figure(variance);
        return Math.round(Math.min(LARGEST_VARIANCE, squares * BinaryLabels.VARIANCE_SCALE));
    }

    private static long limb(long rows, double mean) {
        return rows * Math.round(Coarse.figure(mean) * UpdateLayout.ERROR_SCALE);
    }

    /** Rows of a class whose probability is on its side of one half. */
    private long right(boolean label) {
        long right = 0;
        for (int i = 0; i < positive.length; i++) {
            right += positive[i] == label && (column.score(i) > 0) == label ? 1 : 0;
        }
        return right;
    }

    /** Mean of a power of the probability's error. */
    private double brier(int power) {
        double sum = 0;
        for (int i = 0; i < positive.length; i++) {
            double towards = positive[i] ? column.score(i) : -(double) column.score(i);
            sum += Math.pow(1 / (1 + Math.exp(towards)), power);
        }
        return sum / positive.length;
    }

    /** Mean of a power of the cross-entropy. */
    private double loss(int power) {
        double sum = 0;
        for (int i = 0; i < positive.length; i++) {
            double towards = positive[i] ? column.score(i) : -(double) column.score(i);
            sum += Math.pow(Math.max(0, -towards) + Math.log1p(Math.exp(-Math.abs(towards))), power);
        }
        return sum / positive.length;
    }

    /** Rows of each class in each bin. */
    private long[][] binned() {
        var bins = evaluation.scoreBins();
        var classes = new long[2][bins.count()];
        for (int i = 0; i < positive.length; i++) {
            classes[positive[i] ? 1 : 0][bins.of(column.score(i))]++;
        }
        return classes;
    }

    /** Each class by itself: what its bins add up to, the result, is as coarse as every other count of rows. */
    private static long[] tell(long[][] classes, ScoreLimbs limbs, int target) {
        var rows = new long[2];
        for (int label = 0; label < 2; label++) {
            var told = Coarse.bins(classes[label], classes[1 - label]);
            rows[label] = Arrays.stream(told).sum();
            limbs.setHistogram(target, label, told);
        }
        return rows;
    }
}
