package io.covalence.connector.result;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.LocalOpening;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.Metric;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.id.RunId;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Untrained;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.learning.model.InitialModel;
import java.util.function.IntConsumer;

/**
 * A model of the plan's form that is trained on one dataset alone until it no longer improves. The epoch is chosen on
 * the very evaluation rows that are reported. This favours it over a federation, whose last model is reported as it is.
 *
 * @param evaluation of the best epoch
 * @param epoch the best one; 0 is the untrained model
 * @param epochs trained in all
 */
public record OwnModel(ModelEvaluation evaluation, int epoch, int epochs, double seconds) {
    /** Epochs without an improvement after which it is given up. */
    public static final int PATIENCE = 6;

    /** Epochs after which it ends, whether or not it still improves. */
    public static final int MOST_EPOCHS = 100;

    /** Stands for a run's id. */
    private static final RunId RUN = new RunId("baseline");

    /**
     * Trains from the untrained model until {@code patience} epochs in a row have brought no improvement.
     *
     * @param progress is told each epoch that is done
     * @throws Failure when the evaluation rows give no metric
     */
    public static OwnModel train(StudyPlan plan, Dataset dataset, int patience, IntConsumer progress) {
        long start = System.nanoTime();
        var untrained = plan.with(plan.learning().startingFrom(new Untrained()));
        var byEpoch = withLocalEpochs(untrained, 1);
        try (var training = new LocalTraining(byEpoch, dataset)) {
            training.standardise(LocalOpening.alone(plan, dataset));
            var model = InitialModel.parameters(untrained, RUN);
            var best = evaluation(plan, training, model);
            int bestEpoch = 0;
            int epoch = 0;
            while (epoch < MOST_EPOCHS && epoch - bestEpoch < patience) {
                epoch++;
                var update = training.train(
                        model, TrainingRound.of(plan, RUN, epoch, plan.openings() + epoch - 1), done -> {});
                for (int i = 0; i < model.length; i++) {
                    model[i] += update[i];
                }
                var found = evaluation(plan, training, model);
                if (found.figure().betterThan(best.figure())) {
                    best = found;
                    bestEpoch = epoch;
                }
                progress.accept(epoch);
            }
            return new OwnModel(best, bestEpoch, epoch, (System.nanoTime() - start) * 1e-9);
        }
    }

    /** What the best epoch is chosen by. */
    public Figure figure() {
        return evaluation.figure();
    }

    private static ModelEvaluation evaluation(StudyPlan plan, LocalTraining training, float[] model) {
        return Metric.evaluation(plan, training.evaluate(model))
                .orElseThrow(() -> Failure.failed(
                        FailureCode.NO_METRIC,
                        "The evaluation rows give no metric: they are too few, or of one class only.",
                        "Add rows, or have the plan evaluate a larger fraction."));
    }

    private static StudyPlan withLocalEpochs(StudyPlan plan, int epochs) {
        var learning = plan.learning();
        return plan.with(learning.with(learning.training().withLocalEpochs(epochs)));
    }
}
