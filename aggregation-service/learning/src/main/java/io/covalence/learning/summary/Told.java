package io.covalence.learning.summary;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.learning.scale.Scale;
import io.covalence.learning.task.Evaluations;
import java.util.Optional;

/**
 * What the opened sum of a round tells people, for any kind of work.
 *
 * @param evaluation of the model with which a training's round began; absent where it cannot be scored, and where it is another run's
 * @param summary of the sites' rows, or the scale that an opening round gives; absent where honest sites cannot have
 *     produced the sums
 */
public record Told(Optional<ModelEvaluation> evaluation, Optional<DataSummary> summary) {

    /** Of events that are not about a sum. */
    public static final Told NOTHING = new Told(Optional.empty(), Optional.empty());

    /**
     * Reads it.
     *
     * @param limbs summed limbs in the order of {@link io.covalence.contract.plan.UpdateLayout}
     * @param sites in the sum
     */
    public static Told of(StudyPlan plan, RoundKind kind, int modelVersion, long[] limbs, int sites) {
        return switch (plan.work()) {
            case Learning learning -> learnt(plan, kind, modelVersion, limbs, sites);
            case Summary summary -> new Told(Optional.empty(), SummarySums.read(plan, summary, limbs, sites));
        };
    }

    private static Told learnt(StudyPlan plan, RoundKind kind, int modelVersion, long[] limbs, int sites) {
        return switch (kind) {
            case OPENING -> {
                var opening = plan.opening();
                yield new Told(
                        Optional.empty(),
                        Scale.read(plan, limbs, sites)
                                .map(scale -> DataSummary.scale(opening.smallestCell(), sites, scale.told(opening))));
            }
            // Honest sites send no figures of a model that they do not score: what is in the sum all the same is a
            // dishonest one's
            case TRAINING, EVALUATION ->
                plan.scores(modelVersion)
                        ? new Told(Evaluations.read(plan, kind, modelVersion, limbs), Optional.empty())
                        : NOTHING;
        };
    }
}
