package io.covalence.learning.step;

import java.util.Map;

/**
 * The means of some coordinates in a round's sum, one for each vector that sites sent.
 *
 * @param vectors by name, all of one length
 * @param sites in the sum
 * @param cohort sites of the run, whether or not they are in this sum
 */
public record Means(Map<String, double[]> vectors, int sites, int cohort) {
    /** Of an algorithm in which sites send updates only, and how many there are does not matter. */
    public static Means ofModel(double[] mean) {
        return new Means(Map.of(StateVector.MODEL, mean), 1, 1);
    }

    /**
     * The mean of a vector.
     *
     * @throws IllegalArgumentException when sites sent no such vector
     */
    public double[] of(String name) {
        var mean = vectors.get(name);
        if (mean == null) {
            throw new IllegalArgumentException("sites sent no vector " + name);
        }
        return mean;
    }
}
