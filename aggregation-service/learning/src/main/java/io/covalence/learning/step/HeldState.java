package io.covalence.learning.step;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A version's whole state in memory, where there is room for it. For use by one thread. */
public final class HeldState {
    private final ServerStep step;
    private final float[] model;
    private final Map<String, FloatBuffer> vectors = new LinkedHashMap<>();
    private int version;

    /**
     * The state of version 0.
     *
     * @param model its parameters, from here on this object's own
     */
    public HeldState(ServerStep step, float[] model) {
        this.step = step;
        this.model = model;
        vectors.put(StateVector.MODEL, FloatBuffer.wrap(model));
        for (var vector : step.memory()) {
            var values = new float[model.length];
            Arrays.fill(values, vector.initial());
            vectors.put(vector.name(), FloatBuffer.wrap(values));
        }
    }

    public int version() {
        return version;
    }

    /** The version's parameters; not to be changed, and stepped in place. */
    public float[] model() {
        return model;
    }

    /** A vector of the version's state; not to be changed, and stepped in place. */
    public float[] vector(String name) {
        return new StateSegment(vectors).vector(name).array();
    }

    /**
     * Becomes the next version.
     *
     * @param means of what the sites sent, as long as the model
     */
    public void advance(Means means) {
        step(0, means);
        stepped();
    }

    /**
     * Steps consecutive values, each once on the way to the next version.
     *
     * @param from the first of them
     * @param means of what the sites sent, a number for each of these values
     */
    public void step(int from, Means means) {
        int count = means.of(StateVector.MODEL).length;
        var segment = new LinkedHashMap<String, FloatBuffer>();
        vectors.forEach((name, values) -> segment.put(name, values.slice(from, count)));
        step.step(version, new StateSegment(segment), means);
    }

    /** All values have been stepped: this is the next version. */
    public void stepped() {
        version++;
    }
}
