package io.covalence.load;

import io.covalence.contract.plan.CohortRules;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.architecture.Activation;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.privacy.None;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.study.StudyDraft;
import java.util.List;

/** The study of a load run: a plan with as many parameters as are asked for, of which nobody trains any. */
final class LoadPlan {
    /** Every site counts fully: its integers are in the sum as they are. */
    static final int ROWS = 1_000;

    /** Step of the service along the mean. */
    static final double RATE = 1;

    /** As many as a run may have. */
    static final int MOST_SITES = 200;

    /** Above which a fingerprint of 1,024 bits would need a hidden layer wider than a plan may have. */
    private static final int WIDE = 8_000_000;

    private LoadPlan() {}

    /**
     * A study.
     *
     * @param words parameters, met within one in a thousand
     * @param phaseSeconds longest time for each message phase
     */
    static StudyDraft draft(int words, int rounds, int phaseSeconds) {
        int bits = words > WIDE ? 4_096 : words < 20_000 ? 64 : 1_024;
        int hidden = Math.max(1, Math.round((float) (words - 1) / (bits + 2)));
        return new StudyDraft(
                "Load run",
                "What do rounds cost when nothing is trained?",
                new StudyPlan(
                        StudyPlan.SCHEMA,
                        new MoleculeTable("smiles", bits, List.of()),
                        new Learning(
                                new Regression(List.of(new Target("y", 0, 1))),
                                new Perceptron(List.of(hidden), Activation.RELU, 0),
                                new Training(0.01, 0.9, 0, 32, 1, 1),
                                new FedAvg(RATE, 0),
                                new Evaluation(0.2, 1, 12)),
                        new CohortRules(3, MOST_SITES, 1),
                        new Schedule(rounds, phaseSeconds, phaseSeconds),
                        new Encoding(5, 0.5, 32, ROWS),
                        new None()));
    }
}
