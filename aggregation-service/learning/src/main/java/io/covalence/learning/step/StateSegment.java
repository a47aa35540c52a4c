package io.covalence.learning.step;

import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Consecutive coordinates of a version's whole state, the same ones of each vector, in place.
 *
 * @param vectors by name, all of one length; a step writes the next state to them
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
