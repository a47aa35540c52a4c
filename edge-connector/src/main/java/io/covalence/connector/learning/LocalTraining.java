package io.covalence.connector.learning;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.algorithm.LocalRound;
import io.covalence.connector.learning.internal.Evaluator;
import io.covalence.connector.learning.internal.Network;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.learning.scale.Scale;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;

/**
 * A site's part of a study's training: it turns a model into an update and into evaluation sums. It builds the network
 * from the plan's numbers and executes nothing that came with the plan.
 *
 * <p>The same plan, rows, model, seed and number of OpenMP threads ({@code OMP_NUM_THREADS}) give the same update, bit
 * for bit, on the same machine. Holds native memory until it is closed. For use by one thread.
 */
public final class LocalTraining implements SiteWork {
    private final StudyPlan plan;
    private final Dataset rows;
    private final Network network;
    private Scale scale = Scale.NONE;
    private Dataset dataset;

    /**
     * Builds the network; the first one in a process loads native code, which takes seconds.
     *
     * @throws io.covalence.connector.Failure when native code cannot be unpacked here
     */
    public LocalTraining(StudyPlan plan, Dataset dataset) {
        this.plan = plan;
        this.rows = dataset;
        this.dataset = dataset;
        this.network = network(plan);
    }

    private static Network network(StudyPlan plan) {
        NativeCache.requireUsable(NativeCache.folder());
        return SiteKinds.network(plan);
    }

    @Override
    public RoundSums open() {
        return LocalOpening.sums(plan, rows.training());
    }

    @Override
    public void standardise(Scale common) {
        if (!common.same(scale)) {
            scale = common;
            dataset = rows.scaled(common);
        }
    }

    @Override
    public int trainingRows() {
        return dataset.training().size();
    }

    /**
     * Trains from a model alone, as if it were of the first version and this site had kept nothing.
     *
     * @return trained parameters less {@code model}
     */
    public float[] train(float[] model, TrainingRound round, DoubleConsumer progress) {
        return Objects.requireNonNull(
                train(SiteState.from(plan, model), round, progress).get(UpdateVector.MODEL));
    }

    /**
     * Does the site's part of a training round.
     *
     * @param state what to start from; parameters layer by layer, weights column by column, then biases
     * @param progress told the share of the work done, 0 to 1, after every batch
     * @return the plan's vectors by name, neither clipped nor weighted; the model's is trained parameters less the round's
     * @throws UnusableUpdateException when training diverged
     * @throws java.util.concurrent.CancellationException when the thread was interrupted; its interrupt status stays set
     */
    @Override
    public Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress) {
        var learning = plan.learning();
        var training = learning.training();
        double rate = training.rateSchedule()
                .rate(training.learningRate(), round.step(), plan.schedule().rounds());
        network.parameters(state.model());
        network.learningRate(rate);
        var local = new LocalRound(training, rate, round.seed(), state, progress);
        var vectors = new HashMap<>(SiteKinds.step(learning.algorithm()).take(network, dataset.training(), local));
        var update = network.parameters();
        for (int i = 0; i < update.length; i++) {
            update[i] -= state.model()[i];
        }
        vectors.put(UpdateVector.MODEL, update);
        vectors.values().forEach(LocalTraining::requireFinite);
        return vectors;
    }

    private static void requireFinite(float[] vector) {
        for (float value : vector) {
            if (!Float.isFinite(value)) {
                throw new UnusableUpdateException(
                        "training diverged: the update has a value that is not a finite number; lower the learning"
                                + " rate");
            }
        }
    }

    /**
     * Scores a model on the site's evaluation rows.
     *
     * @throws UnusableUpdateException when the model gives a score that is not a finite number
     */
    @Override
    public EvaluationSums evaluate(float[] model) {
        network.parameters(model);
        return new Evaluator(plan.learning(), SiteKinds.task(plan), network).sums(dataset.evaluation());
    }

    /**
     * What a model says of each of the site's evaluation rows, for whoever has the rows: it never leaves the site.
     *
     * @return logits or standardised predictions, row by row in the order of the dataset
     */
    public float[] scores(float[] model) {
        network.parameters(model);
        return new Evaluator(plan.learning(), SiteKinds.task(plan), network).scores(dataset.evaluation());
    }

    @Override
    public void close() {
        network.close();
    }
}
