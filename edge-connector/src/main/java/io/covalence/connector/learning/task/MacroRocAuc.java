package io.covalence.connector.learning.task;

import java.util.Optional;

/**
 * The mean over classes of the area under the ROC curve of one class against the rest, and its variance. A row of the class has as its
 * placement the share of the others that it scores above, and each other row the share of the class that scores above it; equal scores
 * count half. The area is the mean placement of either. The variance is that of the infinitesimal jackknife: the sum over rows of the
 * squared mean, over classes, of {@code (placement - area) / rows on its side}. For one class this is the variance of DeLong, DeLong and
 * Clarke-Pearson (Biometrics 1988, 44, 837) with n instead of n - 1; areas of several classes of the same rows are not independent, and a
 * row's influences on them are added before they are squared.
 */
record MacroRocAuc(double value, double variance) {

    /** The score of a row for a class. */
    @FunctionalInterface
    interface Scores {
        double of(int row, int which);
    }

    /**
     * Of rows in any order.
     *
     * @param labels the class of each row
     * @param smallestCell a class with fewer rows, or with fewer others, has no area
     * @return absent when no class has an area
     */
    static Optional<MacroRocAuc> of(int[] labels, int classes, Scores scores, int smallestCell) {
        var influence = new double[labels.length];
        double areas = 0;
        int ranked = 0;
        for (int which = 0; which < classes; which++) {
            int rows = 0;
            for (int label : labels) {
                rows += label == which ? 1 : 0;
            }
            if (Math.min(rows, labels.length - rows) >= Math.max(1, smallestCell)) {
                areas += add(labels, which, rows, scores, influence);
                ranked++;
            }
        }
        if (ranked == 0) {
            return Optional.empty();
        }
        double squares = 0;
        for (double each : influence) {
            squares += each * each / ranked / ranked;
        }
        return Optional.of(new MacroRocAuc(areas / ranked, squares));
    }

    /** Adds each row's influence on the area of a class, and returns the area. */
    private static double add(int[] labels, int which, int rows, Scores scores, double[] influence) {
        int others = labels.length - rows;
        var placements = placements(labels, which, rows, scores);
        double area = 0;
        for (int i = 0; i < labels.length; i++) {
            area += labels[i] == which ? placements[i] / rows : 0;
        }
        for (int i = 0; i < labels.length; i++) {
            influence[i] += (placements[i] - area) / (labels[i] == which ? rows : others);
        }
        return area;
    }

    private static double[] placements(int[] labels, int which, int rows, Scores scores) {
        var values = new double[labels.length];
        for (int i = 0; i < values.length; i++) {
            // Probabilities that differ in their last bits only are one.
            values[i] = (float) scores.of(i, which);
        }
        var ranks = Ascending.ranks(values);
        var below = new long[2][labels.length + 2];
        for (int i = 0; i < ranks.length; i++) {
            below[side(labels[i], which)][ranks[i] + 1]++;
        }
        for (var side : below) {
            for (int rank = 1; rank < side.length; rank++) {
                side[rank] += side[rank - 1];
            }
        }
        var placements = new double[labels.length];
        for (int i = 0; i < placements.length; i++) {
            var other = below[1 - side(labels[i], which)];
            double lower = (other[ranks[i]] + other[ranks[i] + 1]) / 2.0;
            placements[i] = labels[i] == which ? lower / (labels.length - rows) : (rows - lower) / rows;
        }
        return placements;
    }

    private static int side(int label, int which) {
        return label == which ? 1 : 0;
    }
}
