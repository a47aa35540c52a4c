package io.covalence.connector.learning;

import io.covalence.connector.dataset.MoleculeRow;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Training;
import io.covalence.testkit.TestPlans;
import java.util.List;

/** Linear models and rows for them: with 64 inputs and k targets, the weight from input i to target t stands at 64 t + i. */
final class LinearModels {
    static final float MISSING = Float.NaN;

    private LinearModels() {}

    static StudyPlan regression(Loss loss) {
        return TestPlans.regression()
                .with(new Regression(List.of(new Target("y", 0, 1)), loss))
                .plan();
    }

    static StudyPlan plan(Training training) {
        return TestPlans.binary("a").with(training).plan();
    }

    static Row row(int bit, float... labels) {
        return new MoleculeRow(new int[] {bit}, new float[0], labels);
    }
}
