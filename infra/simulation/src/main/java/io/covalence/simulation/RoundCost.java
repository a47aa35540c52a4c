package io.covalence.simulation;

import io.covalence.connector.Json;
import io.covalence.connector.io.StandardOutput;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.work.Untrained;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The cost of one round of a plan in this process: all sites train, encode and mask, the sum is opened and the model
 * stepped.
 */
@Command(
        name = "round-cost",
        description = "Simulates the first round of a plan; prints seconds and memory as JSON.",
        mixinStandardHelpOptions = true)
public final class RoundCost implements Callable<Integer> {
    private static final RunId RUN = new RunId("round-cost");

    @Option(names = "--plan", required = true, description = "the study's plan, JSON")
    private Path plan = Path.of("");

    @Option(names = "--data", required = true, arity = "1..*", description = "a file for each site")
    private List<Path> data = List.of();

    RoundCost() {}

    public static void main(String... arguments) {
        System.exit(Unusable.said(new CommandLine(new RoundCost())).execute(arguments));
    }

    /**
     * What it cost.
     *
     * @param startMb most memory of the whole process before the round: the first model has been made, and no site has done anything
     * @param peakRssMb most memory of the whole process
     */
    record Cost(
            long parameters,
            int sites,
            double seconds,
            double trainingSeconds,
            double metric,
            long startMb,
            long peakRssMb,
            long heapMb) {}

    @Override
    public Integer call() throws IOException {
        var asked = PlanFile.readLearning(plan);
        // What a round costs does not depend on the model that it begins with
        var read = asked.with(asked.learning().startingFrom(new Untrained()));
        var datasets = SiteFiles.read(read, data);
        try (var simulation = new Simulation(read, RUN, datasets)) {
            long start = ProcessMemory.peakResident();
            var round = simulation.next();
            StandardOutput.print(Json.pretty(new Cost(
                    read.parameters(),
                    datasets.size(),
                    round.seconds(),
                    round.trainingSeconds(),
                    round.evaluation().perRound().value(),
                    start,
                    ProcessMemory.peakResident(),
                    ProcessMemory.heap())));
            return 0;
        }
    }
}
