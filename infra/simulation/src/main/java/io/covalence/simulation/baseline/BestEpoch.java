package io.covalence.simulation.baseline;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.Metric;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.learning.model.InitialModel;
import io.covalence.simulation.Unusable;

/**
 * Trains the plan's model on one dataset until it no longer improves. The epoch is chosen on the very evaluation rows that are
 * reported, which favours the baseline over the federation: the federation's last model stands as it is.
 *
 * @param evaluation of the best epoch
 * @param epoch the best one; 0 is the untrained model
 * @param epochs trained in all
 */
record BestEpoch(ModelEvaluation evaluation, int epoch, int epochs, double seconds) {
    private static final int MOST_EPOCHS = 100;

    /** Stands for a run's id. */
    private static final String RUN = "baseline";

    /** Trains from the untrained model until {@code patience} epochs in a row have brought no improvement. */
    static BestEpoch train(StudyPlan plan, Dataset dataset, int patience) {
        long start = System.nanoTime();
        var byEpoch = withLocalEpochs(plan, 1);
        try (var training = new LocalTraining(byEpoch, dataset)) {
            var model = InitialModel.parameters(plan, RUN);
            var best = evaluation(plan, training, model);
            int bestEpoch = 0;
            int epoch = 0;
            while (epoch < MOST_EPOCHS && epoch - bestEpoch < patience) {
                epoch++;
                var update = training.train(model, TrainingRound.of(plan, RUN, epoch, epoch - 1), done -> {});
                for (int i = 0; i < model.length; i++) {
                    model[i] += update[i];
                }
                var found = evaluation(plan, training, model);
                if (found.figure().betterThan(best.figure())) {
                    best = found;
                    bestEpoch = epoch;
                }
            }
            return new BestEpoch(best, bestEpoch, epoch, (System.nanoTime() - start) * 1e-9);
        }
    }

    /** What the best epoch is chosen by. */
    Figure metric() {
        return evaluation.figure();
    }

    private static ModelEvaluation evaluation(StudyPlan plan, LocalTraining training, float[] model) {
        return Metric.evaluation(plan, training.evaluate(model))
                .orElseThrow(() -> new Unusable("the evaluation rows give no metric"));
    }

    private static StudyPlan withLocalEpochs(StudyPlan plan, int epochs) {
        var learning = plan.learning();
        return plan.with(learning.with(learning.training().withLocalEpochs(epochs)));
    }
}
