package io.covalence.secagg.attack;

import java.util.Arrays;

/** How alike two vectors are. */
final class Statistics {
    private Statistics() {}

    /** Pearson's correlation coefficient. */
    static double correlation(double[] first, double[] second) {
        double firstMean = mean(first);
        double secondMean = mean(second);
        double product = 0;
        double firstSquares = 0;
        double secondSquares = 0;
        for (int i = 0; i < first.length; i++) {
            product += (first[i] - firstMean) * (second[i] - secondMean);
            firstSquares += (first[i] - firstMean) * (first[i] - firstMean);
            secondSquares += (second[i] - secondMean) * (second[i] - secondMean);
        }
        return product / Math.sqrt(firstSquares * secondSquares);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    static double rootMeanSquare(double[] values) {
        return Math.sqrt(
                Arrays.stream(values).map(value -> value * value).average().orElseThrow());
    }
}
