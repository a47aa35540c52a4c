package io.covalence.connector.learning;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.learning.step.ServerSteps;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The vectors from which a site starts in a training round: by name, all as long as the model. They are not changed.
 *
 * @param shared of the version's state, the model among them: the same at every site
 * @param own vectors that only this site keeps; zeros where it has kept nothing yet
 */
public record SiteState(Map<String, float[]> shared, Map<String, float[]> own) {
    /** From a model, with every other vector as version 0 has it, and nothing kept. */
    public static SiteState from(StudyPlan plan, float[] model) {
        return new SiteState(initial(plan, model), nothing(plan));
    }

    /** The vectors that sites start from, with a model and everything else as version 0 has it. */
    public static Map<String, float[]> initial(StudyPlan plan, float[] model) {
        var shared = new HashMap<>(Map.of(UpdateVector.MODEL, model));
        for (var vector : ServerSteps.of(plan).memory()) {
            if (plan.vectors().stream().anyMatch(sent -> sent.name().equals(vector.name()))) {
                var values = new float[model.length];
                Arrays.fill(values, vector.initial());
                shared.put(vector.name(), values);
            }
        }
        return shared;
    }

    /** Zeros for all that a site keeps. */
    public static Map<String, float[]> nothing(StudyPlan plan) {
        var own = new HashMap<String, float[]>();
        plan.vectors().stream()
                .filter(UpdateVector::kept)
                .forEach(vector -> own.put(vector.name(), new float[Math.toIntExact(plan.parameters())]));
        return own;
    }

    public float[] model() {
        return shared(UpdateVector.MODEL);
    }

    /**
     * A vector of the version's state.
     *
     * @throws IllegalArgumentException when sites of this algorithm start from none of that name
     */
    public float[] shared(String name) {
        return required(shared, name);
    }

    /**
     * A vector that this site keeps.
     *
     * @throws IllegalArgumentException when sites of this algorithm keep none of that name
     */
    public float[] own(String name) {
        return required(own, name);
    }

    private static float[] required(Map<String, float[]> vectors, String name) {
        var vector = vectors.get(name);
        if (vector == null) {
            throw new IllegalArgumentException("there is no vector " + name);
        }
        return vector;
    }
}
