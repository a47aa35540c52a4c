package io.covalence.connector.learning;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.Seeds;
import io.covalence.contract.plan.StudyPlan;

/**
 * The properties of a training round on which local work depends.
 *
 * @param step 1 for the first training round of a run; learning rates depend on it
 * @param seed fixes shuffling and dropout; see {@link Seeds#training}
 */
public record TrainingRound(int step, long seed) {
    /**
     * A round of a run.
     *
     * @param number of the round within the run; every one of them has other seeds, also of two from the same version
     * @param modelVersion that it starts from
     */
    public static TrainingRound of(StudyPlan plan, RunId runId, int number, int modelVersion) {
        return new TrainingRound(modelVersion + 1 - plan.openings(), Seeds.training(plan, runId, number));
    }
}
