package io.covalence.connector.learning.task;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.metric.RocAuc;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Classes;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The limbs of named classes: zero when the site has fewer rows than the plan's smallest cell. */
final class ClassesSums {
    /** Of a mean loss; no sum overflows. */
    private static final double LARGEST_LOSS = 1_000;

    private final int[] label;
    private final double[][] logarithms;

    private ClassesSums(int[] label, double[][] logarithms) {
        this.label = label;
        this.logarithms = logarithms;
    }

    static ClassesSums of(ScoredRows scored, int classes) {
        var rows = IntStream.range(0, scored.count())
                .filter(row -> scored.hasLabel(row, 0))
                .toArray();
        var label = new int[rows.length];
        var logarithms = new double[rows.length][classes];
        for (int i = 0; i < rows.length; i++) {
            label[i] = (int) scored.label(rows[i], 0);
            for (int output = 0; output < classes; output++) {
                logarithms[i][output] = scored.score(rows[i], output);
            }
            normalise(logarithms[i]);
        }
        return new ClassesSums(label, logarithms);
    }

    /** Makes logarithms of probabilities of scores. */
    private static void normalise(double[] scores) {
        double most = Arrays.stream(scores).max().orElseThrow();
        double sum = Arrays.stream(scores).map(score -> Math.exp(score - most)).sum();
        double all = most + Math.log(sum);
        Arrays.setAll(scores, i -> scores[i] - all);
    }

    void tell(int smallestCell, ScoreLimbs limbs) {
        if (label.length < smallestCell) {
            return;
        }
        long rows = Coarse.count(label.length);
        limbs.set(0, Classes.LABELLED, rows);
        limbs.set(0, Classes.RIGHT, limb(rows, right() / (double) label.length));
        limbs.set(0, Classes.LOSS, limb(rows, Math.min(LARGEST_LOSS, loss())));
        var area = area(smallestCell);
        if (area.isPresent()) {
            limbs.set(0, Classes.RANKED, rows);
            limbs.set(0, Classes.AREA, limb(rows, area.getAsDouble()));
        }
    }

    private static long limb(long rows, double mean) {
        return rows * Math.round(Coarse.figure(mean) * UpdateLayout.ERROR_SCALE);
    }

    private long right() {
        return IntStream.range(0, label.length)
                .filter(row -> IntStream.range(0, logarithms[row].length)
                        .allMatch(output ->
                                output == label[row] || logarithms[row][output] < logarithms[row][label[row]]))
                .count();
    }

    private double loss() {
        return IntStream.range(0, label.length)
                .mapToDouble(row -> -logarithms[row][label[row]])
                .average()
                .orElse(0);
    }

    private OptionalDouble area(int smallestCell) {
        return IntStream.range(0, logarithms[0].length)
                .mapToObj(which -> area(which, smallestCell))
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }

    private OptionalDouble area(int which, int smallestCell) {
        var positive = new boolean[label.length];
        var scores = new float[label.length];
        int positives = 0;
        for (int row = 0; row < label.length; row++) {
            positive[row] = label[row] == which;
            positives += positive[row] ? 1 : 0;
            scores[row] = (float) logarithms[row][which];
        }
        return Math.min(positives, label.length - positives) < smallestCell
                ? OptionalDouble.empty()
                : RocAuc.ofScores(scores, positive);
    }
}
