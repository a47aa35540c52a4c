package io.covalence.simulation.baseline;

import io.covalence.connector.Json;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.io.StandardOutput;
import io.covalence.connector.learning.LocalOpening;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.Metric;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Untrained;
import io.covalence.learning.model.InitialModel;
import io.covalence.simulation.PlanFile;
import io.covalence.simulation.ProcessMemory;
import io.covalence.simulation.Unusable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The cost of a round at a site alone: it reads its file, does its part of one training round, and scores the model.
 */
@Command(
        name = "training-cost",
        description =
                "Reads a site's file and does one round's training and scoring; prints seconds and memory as JSON.",
        mixinStandardHelpOptions = true)
public final class TrainingCost implements Callable<Integer> {
    private static final RunId RUN = new RunId("training-cost");

    @Option(names = "--plan", required = true, description = "the study's plan, JSON")
    private Path plan = Path.of("");

    @Option(names = "--file", required = true, description = "the site's file")
    private Path file = Path.of("");

    @Option(names = "--folder", required = true, description = "for rows that do not stay in memory")
    private Path folder = Path.of("");

    TrainingCost() {}

    public static void main(String... arguments) {
        System.exit(Unusable.said(new CommandLine(new TrainingCost())).execute(arguments));
    }

    /**
     * What it cost.
     *
     * @param peakRssMb of the whole process, mapped files included
     * @param heapMb used at the end
     */
    record Cost(
            int trainingRows,
            int evaluationRows,
            double readSeconds,
            double trainingSeconds,
            double scoringSeconds,
            double metric,
            long peakRssMb,
            long anonymousRssMb,
            long heapMb) {}

    @Override
    public Integer call() throws IOException {
        var read = PlanFile.readLearning(plan);
        long start = System.nanoTime();
        var report = SiteKinds.source(read, folder).read(file);
        var dataset = report.dataset()
                .orElseThrow(() -> new Unusable(
                        file.getFileName() + ": " + report.problems().getFirst()));
        StandardOutput.print(Json.pretty(cost(read, dataset, seconds(start))));
        return 0;
    }

    private static Cost cost(StudyPlan plan, Dataset dataset, double readSeconds) throws IOException {
        try (var training = new LocalTraining(plan, dataset)) {
            training.standardise(LocalOpening.alone(plan, dataset));
            var model = InitialModel.parameters(plan.with(plan.learning().startingFrom(new Untrained())), RUN);
            long start = System.nanoTime();
            var update = training.train(model, TrainingRound.of(plan, RUN, 1, plan.openings()), done -> {});
            double trainingSeconds = seconds(start);
            for (int i = 0; i < model.length; i++) {
                model[i] += update[i];
            }
            start = System.nanoTime();
            var metric = Metric.of(plan, training.evaluate(model)).orElseThrow();
            double scoringSeconds = seconds(start);
            return new Cost(
                    dataset.training().size(),
                    dataset.evaluation().size(),
                    readSeconds,
                    trainingSeconds,
                    scoringSeconds,
                    metric.value(),
                    ProcessMemory.peakResident(),
                    ProcessMemory.anonymous(),
                    ProcessMemory.heap());
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
