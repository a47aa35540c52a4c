package io.covalence.connector.learning;

import io.covalence.connector.dataset.DatasetLimits;
import io.covalence.connector.dataset.DatasetReader;
import io.covalence.connector.dataset.DatasetSource;
import io.covalence.connector.dataset.LabelRules;
import io.covalence.connector.dataset.Reading;
import io.covalence.connector.dataset.TableReading;
import io.covalence.connector.learning.algorithm.ControlledDescent;
import io.covalence.connector.learning.algorithm.GradientStep;
import io.covalence.connector.learning.algorithm.LocalDescent;
import io.covalence.connector.learning.algorithm.LocalStep;
import io.covalence.connector.learning.algorithm.ProximalDescent;
import io.covalence.connector.learning.architecture.LinearBuilder;
import io.covalence.connector.learning.architecture.NetworkBuilder;
import io.covalence.connector.learning.architecture.PerceptronBuilder;
import io.covalence.connector.learning.internal.FencedExecutioner;
import io.covalence.connector.learning.internal.Network;
import io.covalence.connector.learning.task.BinaryLabelsTrainer;
import io.covalence.connector.learning.task.ClassesTrainer;
import io.covalence.connector.learning.task.PartialLikelihoodLoss;
import io.covalence.connector.learning.task.RegressionTrainer;
import io.covalence.connector.learning.task.SurvivalTrainer;
import io.covalence.connector.learning.task.TaskTrainer;
import io.covalence.connector.learning.task.WeibullLoss;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.Algorithm;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.contract.plan.algorithm.FedProx;
import io.covalence.contract.plan.algorithm.FedSgd;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.architecture.Architecture;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.task.Classes;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.WeibullSurvival;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Summary;
import java.nio.file.Path;
import java.util.Optional;

/** Chooses a site's class for each part of a plan. No other class at a site distinguishes the forms of a part. */
public final class SiteKinds {
    private SiteKinds() {}

    /** Reads files for a plan; what does not fit into memory lies where this machine has temporary files. */
    public static DatasetSource source(StudyPlan plan) {
        return source(plan, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Reads files for a plan.
     *
     * @param folder for what does not fit into memory
     */
    public static DatasetSource source(StudyPlan plan, Path folder) {
        return source(plan, folder, DatasetLimits.DEFAULT, DatasetLimits.TABLE);
    }

    /** Reads files for a plan, within other limits. */
    public static DatasetSource source(StudyPlan plan, DatasetLimits limits) {
        return source(plan, Path.of(System.getProperty("java.io.tmpdir")), limits, limits);
    }

    private static DatasetSource source(
            StudyPlan plan, Path folder, DatasetLimits ofMolecules, DatasetLimits ofTables) {
        return switch (plan.inputs()) {
            case MoleculeTable molecules -> {
                var learning = plan.learning();
                int batchSize = learning.training().batchSize();
                yield DatasetReader.molecules(
                        new Reading(molecules, labels(plan), learning.evaluation(), batchSize), ofMolecules);
            }
            case Table table -> DatasetReader.table(reading(plan, table), folder, ofTables);
        };
    }

    private static TableReading reading(StudyPlan plan, Table table) {
        return switch (plan.work()) {
            case Learning learning ->
                new TableReading(
                        table,
                        labels(plan),
                        Optional.of(learning.evaluation()),
                        learning.training().batchSize());
            case Summary summary -> TableReading.counting(table);
        };
    }

    /** How the columns to predict are read; of a summary there are none. */
    public static LabelRules labels(StudyPlan plan) {
        return switch (plan.work()) {
            case Learning learning -> task(plan).labels();
            case Summary summary -> LabelRules.none();
        };
    }

    /** The plan's model in the learning library. */
    public static Network network(StudyPlan plan) {
        FencedExecutioner.install();
        var learning = plan.learning();
        int inputs = plan.inputs().width();
        int outputs = learning.task().outputs();
        return builder(learning.architecture()).build(inputs, outputs, learning.training(), task(plan));
    }

    public static TaskTrainer task(StudyPlan plan) {
        var evaluation = plan.learning().evaluation();
        return switch (plan.learning().task()) {
            case BinaryLabels labels -> new BinaryLabelsTrainer(labels, evaluation);
            case Classes classes -> new ClassesTrainer(classes, evaluation);
            case Regression regression -> new RegressionTrainer(regression, evaluation);
            case CoxSurvival survival -> new SurvivalTrainer(survival, new PartialLikelihoodLoss(), evaluation);
            case WeibullSurvival survival ->
                new SurvivalTrainer(survival, new WeibullLoss(survival.unit()), evaluation);
        };
    }

    static LocalStep step(Algorithm algorithm) {
        return switch (algorithm) {
            case FedAvg average -> new LocalDescent();
            case FedSgd gradient -> new GradientStep();
            case FedProx proximal -> new ProximalDescent(proximal.mu());
            case FedOpt adaptive -> new LocalDescent();
            case Scaffold scaffold -> new ControlledDescent();
        };
    }

    private static NetworkBuilder builder(Architecture architecture) {
        return switch (architecture) {
            case Linear linear -> new LinearBuilder(linear);
            case Perceptron perceptron -> new PerceptronBuilder(perceptron);
        };
    }
}
