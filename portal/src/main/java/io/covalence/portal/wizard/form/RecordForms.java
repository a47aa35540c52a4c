package io.covalence.portal.wizard.form;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.CohortRules;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Stopping;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.contract.plan.algorithm.FedProx;
import io.covalence.contract.plan.algorithm.FedSgd;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.architecture.Activation;
import io.covalence.contract.plan.architecture.Initialisation;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Descriptor;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.privacy.None;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.task.Classes;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.task.WeibullSurvival;
import io.covalence.contract.plan.work.Crossing;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.RateSchedule;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.plan.work.Untrained;
import io.covalence.contract.plan.work.WarmStart;
import java.util.List;

/**
 * The forms of all records of a plan: one line each, with what a new one begins with and what stands in sight. Kinds are
 * offered in this order. A test finds a record without a form.
 */
final class RecordForms {
    private static final Training TRAINING = new Training(0.03, 0.9, 0.0001, 64, 2, 1);
    private static final Evaluation EVALUATION = new Evaluation(0.2, 1, 12);

    private static final List<RecordForm> ALL = List.of(
            // Inputs
            RecordForm.of(
                    new MoleculeTable("smiles", 2048, List.of()), "smilesColumn", "fingerprintBits", "descriptors"),
            RecordForm.of(
                    new Table(List.of(NumericColumn.perSite("age", Missing.REFUSE)), List.of(), new Split.ByRow()),
                    "numeric",
                    "categorical",
                    "split"),
            RecordForm.of(new Descriptor("", 0, 1), "column", "center", "scale"),
            RecordForm.of(
                    NumericColumn.perSite("", Missing.REFUSE),
                    "column",
                    "scaling",
                    "center",
                    "scale",
                    "missing",
                    "limit"),
            RecordForm.of(
                    new CategoricalColumn("", List.of()),
                    "column",
                    "categories",
                    "unknown",
                    "dropFirst",
                    "standardised"),
            RecordForm.of(new Split.ByRow()),
            RecordForm.of(new Split.BySubject("patient"), "column"),
            RecordForm.of(new Split.ByColumn("split"), "column"),
            // Work
            RecordForm.of(
                    new Learning(
                            new BinaryLabels(List.of("label")),
                            new Linear(Initialisation.GLOROT),
                            TRAINING,
                            new FedAvg(1, 0),
                            EVALUATION),
                    "task",
                    "architecture",
                    "training",
                    "algorithm",
                    "evaluation",
                    "start"),
            RecordForm.of(new Summary(List.of()), "bins", "tables", "smallestCell"),
            RecordForm.of(new Crossing("", ""), "rows", "columns"),
            // Tasks
            RecordForm.of(new BinaryLabels(List.of("label")), "columns"),
            RecordForm.of(new Classes("class", List.of("A", "B")), "column", "classes"),
            RecordForm.of(new Regression(List.of(new Target("value", 0, 1))), "targets", "loss"),
            RecordForm.of(new CoxSurvival("time", "event"), "time", "event"),
            RecordForm.of(new WeibullSurvival("time", "event", 365), "time", "event", "unit"),
            RecordForm.of(new Target("", 0, 1), "column", "center", "scale"),
            RecordForm.of(new Loss.Squared()),
            RecordForm.of(new Loss.Huber(1), "delta"),
            // Architectures
            RecordForm.of(new Linear(Initialisation.GLOROT)),
            RecordForm.of(new Perceptron(List.of(64), Activation.RELU, 0.2), "hidden", "activation", "dropout"),
            // Training
            RecordForm.of(TRAINING, "learningRate", "batchSize", "localEpochs", "momentum"),
            RecordForm.of(new RateSchedule.Constant()),
            RecordForm.of(new RateSchedule.StepDecay(10, 0.5), "every", "factor"),
            RecordForm.of(new RateSchedule.Cosine(0.1), "to"),
            RecordForm.of(EVALUATION, "fraction", "smallestCell"),
            RecordForm.of(new Untrained()),
            RecordForm.of(
                    new WarmStart(new RunId("run_00000000000000000000"), 1, "0".repeat(64)),
                    "run",
                    "version",
                    "sha256"),
            // Algorithms
            RecordForm.of(new FedAvg(1, 0), "serverLearningRate", "serverMomentum"),
            RecordForm.of(new FedSgd()),
            RecordForm.of(new FedProx(1, 0.1), "serverLearningRate", "mu"),
            RecordForm.of(
                    new FedOpt(FedOpt.Optimizer.ADAM, 0.01, 0.9, 0.99, 0.001),
                    "optimizer",
                    "serverLearningRate",
                    "firstDecay",
                    "secondDecay",
                    "adaptivity"),
            RecordForm.of(new Scaffold(1, 10, 1), "serverLearningRate", "controlClipNorm", "controlBound"),
            // The rest of a plan
            RecordForm.of(new CohortRules(3, 50, 1), "minimumSites", "maximumSites", "assumedColluders"),
            RecordForm.of(new Schedule(20, 600, 60), "rounds", "trainingSeconds", "phaseSeconds"),
            RecordForm.of(Stopping.NONE, "patience", "improvement"),
            RecordForm.of(new Encoding(5, 1, 32, 1000), "clipNorm", "coordinateBound", "ringBits", "maximumWeight"),
            RecordForm.of(new None()));

    private RecordForms() {}

    /** All of them. */
    static List<RecordForm> all() {
        return ALL;
    }

    static RecordForm of(Class<? extends Record> type) {
        return ALL.stream()
                .filter(form -> form.type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no form of " + type.getSimpleName()));
    }

    /** The kinds of a part. */
    static List<RecordForm> ofPart(Class<?> part) {
        return ALL.stream().filter(form -> part.isAssignableFrom(form.type())).toList();
    }
}
