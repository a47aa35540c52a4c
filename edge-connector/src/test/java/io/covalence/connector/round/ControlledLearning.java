package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.plan.algorithm.Scaffold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;

/** Sends a control variate's change of 0.5 in every value, and remembers what it was given. */
record ControlledLearning(SiteWork learning, List<SiteState> seen) implements SiteWork {
    static ControlledLearning of(int site) {
        return new ControlledLearning(WorkingSites.learning(site), new ArrayList<>());
    }

    @Override
    public int trainingRows() {
        return learning.trainingRows();
    }

    @Override
    public EvaluationSums evaluate(float[] model) {
        return learning.evaluate(model);
    }

    @Override
    public Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress) {
        seen.add(new SiteState(
                Map.of(Scaffold.CONTROL, state.shared(Scaffold.CONTROL).clone()),
                Map.of(Scaffold.CONTROL, state.own(Scaffold.CONTROL).clone())));
        var change = new float[65];
        Arrays.fill(change, 0.5f);
        return Map.of(
                "model",
                Objects.requireNonNull(learning.train(state, round, progress).get("model")),
                Scaffold.CONTROL,
                change);
    }

    @Override
    public void close() {}

    float own() {
        var own = seen.getLast().own(Scaffold.CONTROL);
        assertThat(own).containsOnly(own[0]);
        return own[0];
    }
}
