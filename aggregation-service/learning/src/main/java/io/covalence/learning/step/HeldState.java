package io.covalence.learning.step;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A version's whole state in memory, for who has room for it. For use by one thread. */
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

    /** A copy of a vector of the version's state. */
    public float[] vector(String name) {
        var values = new float[model.length];
        new StateSegment(vectors).vector(name).duplicate().get(values);
        return values;
    }

    /**
     * Becomes the next version.
     *
     * @param means of what the sites sent, as long as the model
     */
    public void advance(Means means) {
        step.step(version, new StateSegment(vectors), means);
        version++;
    }
}
