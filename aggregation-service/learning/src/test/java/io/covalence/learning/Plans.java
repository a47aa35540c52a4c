package io.covalence.learning;

import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.Descriptor;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Training;
import io.covalence.testkit.TestPlans;
import java.util.List;

/** Plans for tests. */
public final class Plans {
    private static final Training TRAINING = new Training(0.1, 0.9, 0, 64, 2, 7);

    private Plans() {}

    public static StudyPlan classification(int targets) {
        return TestPlans.binary(targets)
                .withFingerprint(2048)
                .withHidden(0.3, 512)
                .with(TRAINING)
                .with(new Encoding(10, 1, 32, 100_000))
                .plan();
    }

    public static StudyPlan regression() {
        return regression(32);
    }

    public static StudyPlan regression(int ringBits) {
        return TestPlans.regression(new Target("Solubility", -3, 2))
                .withInputs(new MoleculeTable("SMILES", 2048, List.of(new Descriptor("MolWt", 300, 150))))
                .withHidden(0, 256, 64)
                .with(TRAINING)
                .with(new Encoding(10, 1, ringBits, 100_000))
                .plan();
    }
}
