package io.covalence.connector.learning.task;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Classes;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The limbs of named classes: zero when the site has fewer rows than the plan's smallest cell. */
final class ClassesSums {
    /** Of a mean loss; no sum overflows. */
    private static final double LARGEST_LOSS = 1_000;

    /** Of a mean squared loss, so that no sum overflows: of losses of some 64 nats and more the interval is too narrow. */
    private static final double LARGEST_LOSS_SQUARE = 1 << 12;

    /**
     * Of a variance limb, so that those of 200 sites do not overflow. Only a site of some million rows, of which a class has a few, can
     * have more; then the interval is too narrow.
     */
    private static final double LARGEST_VARIANCE = 0x1p55;

    private final ScoredRows scored;
    private final int classes;
    private final int[] rows;
    private final double[] all;

    private ClassesSums(ScoredRows scored, int classes, int[] rows) {
        this.scored = scored;
        this.classes = classes;
        this.rows = rows;
        this.all = new double[rows.length];
        var scores = new double[classes];
        for (int i = 0; i < rows.length; i++) {
            for (int output = 0; output < classes; output++) {
                scores[output] = scored.score(rows[i], output);
            }
            all[i] = logarithmOfSum(scores);
        }
    }

    static ClassesSums of(ScoredRows scored, int classes) {
        var rows = IntStream.range(0, scored.count())
                .filter(row -> scored.hasLabel(row, 0))
                .toArray();
        return new ClassesSums(scored, classes, rows);
    }

    /** Of the scores' exponentials: what is taken from a score to make the logarithm of a probability of it. */
    private static double logarithmOfSum(double[] scores) {
        double most = Arrays.stream(scores).max().orElseThrow();
        return most
                + Math.log(Arrays.stream(scores)
                        .map(score -> Math.exp(score - most))
                        .sum());
    }

    private int label(int i) {
        return (int) scored.label(rows[i], 0);
    }

    private double logarithm(int i, int output) {
        return scored.score(rows[i], output) - all[i];
    }

    void tell(int smallestCell, ScoreLimbs limbs) {
        if (rows.length < smallestCell) {
            return;
        }
        long told = Coarse.count(rows.length);
        limbs.set(0, Classes.LABELLED, told);
        limbs.set(0, Classes.RIGHT, limb(told, right() / (double) rows.length));
        limbs.set(0, Classes.LOSS, limb(told, Math.min(LARGEST_LOSS, loss(1))));
        limbs.setLast(0, Classes.LOSS_SQUARE, limb(told, Math.min(LARGEST_LOSS_SQUARE, loss(2))));
        var area = area(smallestCell);
        if (area.isPresent()) {
            limbs.set(0, Classes.RANKED, told);
            limbs.set(0, Classes.AREA, limb(told, area.get().value()));
            limbs.setLast(0, Classes.AREA_VARIANCE, variance(told, area.get().variance()));
        }
    }

    private static long limb(long rows, double mean) {
        return rows * Math.round(Coarse.figure(mean) * UpdateLayout.ERROR_SCALE);
    }

    private static long variance(long rows, double variance) {
        double squares = (double) rows * rows * Coarse.figure(variance);
        return Math.round(Math.min(LARGEST_VARIANCE, squares * UpdateLayout.ERROR_SCALE));
    }

    private long right() {
        return IntStream.range(0, rows.length)
                .filter(i -> IntStream.range(0, classes)
                        .allMatch(output -> output == label(i) || logarithm(i, output) < logarithm(i, label(i))))
                .count();
    }

    /** Mean of a power of the cross-entropy. */
    private double loss(int power) {
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> Math.pow(-logarithm(i, label(i)), power))
                .average()
                .orElse(0);
    }

    private Optional<MacroRocAuc> area(int smallestCell) {
        var labels = IntStream.range(0, rows.length).map(this::label).toArray();
        return MacroRocAuc.of(labels, classes, this::logarithm, smallestCell);
    }
}
