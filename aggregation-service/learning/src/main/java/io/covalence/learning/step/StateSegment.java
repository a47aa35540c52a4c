package io.covalence.learning.step;

import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Consecutive coordinates of a version's whole state: of each vector the same ones, in place.
 *
 * @param vectors by name, all of one length; what is written to them is the next state
 */
public record StateSegment(Map<String, FloatBuffer> vectors) {
    /**
     * The segment of one vector, its first coordinate at index 0.
     *
     * @throws IllegalArgumentException when the state has no such vector
     */
    public FloatBuffer vector(String name) {
        var vector = vectors.get(name);
        if (vector == null) {
            throw new IllegalArgumentException("the state has no vector " + name);
        }
        return vector;
    }
}
