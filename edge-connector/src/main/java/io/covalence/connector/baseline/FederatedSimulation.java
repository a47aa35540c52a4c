package io.covalence.connector.baseline;

import io.covalence.connector.Json;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.io.StandardOutput;
import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.learning.model.InitialModel;
import io.covalence.learning.step.HeldState;
import io.covalence.learning.step.ServerSteps;
import io.covalence.learning.task.Evaluations;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs a study's rounds in one process, without services and masks and with exact averages: for choosing a plan's settings, and as
 * the figure that a real run has to reproduce within rounding.
 */
@Command(
        name = "simulation",
        description = "Runs a study's rounds in one process; prints one JSON line per model version.",
        mixinStandardHelpOptions = true)
public final class FederatedSimulation implements Callable<Integer> {
    @Option(names = "--plan", required = true, description = "the study's plan, JSON")
    private Path plan = Path.of("");

    @Option(
            names = "--run",
            defaultValue = "simulation",
            description = "id of the run to repeat: first model and seeds follow from it (default: ${DEFAULT-VALUE})")
    private String run = "";

    @Parameters(arity = "1..*", description = "one CSV file per site")
    private List<Path> files = List.of();

    FederatedSimulation() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new FederatedSimulation()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var inputs = Inputs.read(plan, files);
        for (var version : run(inputs.plan(), run, inputs.sites())) {
            StandardOutput.print(Json.text(version));
        }
        return 0;
    }

    /**
     * A model version and how it came about.
     *
     * @param metric on the union of the sites' evaluation rows, of the sites that have enough of either class
     * @param perRound the metric that a real run gives in each round
     * @param largestNorm largest L2 norm of the updates that made it
     * @param largestCoordinate largest absolute coordinate of them
     * @param slowestSeconds training time of the slowest site
     */
    record Version(
            int version,
            double metric,
            double perRound,
            double largestNorm,
            double largestCoordinate,
            double slowestSeconds) {}

    /** All versions, the untrained one first. */
    static List<Version> run(StudyPlan plan, String runId, List<Dataset> datasets) {
        var sites = datasets.stream()
                .map(dataset -> new LocalTraining(plan, dataset))
                .toList();
        try {
            var federation = new Federation(plan, runId);
            var versions = new ArrayList<Version>();
            versions.add(version(0, evaluation(plan, sites, federation.model()), new Step(0, 0, 0)));
            for (int round = 1; round <= plan.schedule().rounds(); round++) {
                var step = federation.round(sites, round);
                versions.add(version(round, evaluation(plan, sites, federation.model()), step));
            }
            return versions;
        } finally {
            sites.forEach(LocalTraining::close);
        }
    }

    private static Version version(int number, ModelEvaluation evaluation, Step step) {
        return new Version(
                number,
                evaluation.figure().value(),
                evaluation.perRound().value(),
                step.largestNorm(),
                step.largestCoordinate(),
                step.slowestSeconds());
    }

    private static ModelEvaluation evaluation(StudyPlan plan, List<LocalTraining> sites, float[] model) {
        var sums = sites.stream().map(site -> site.evaluate(model)).reduce(EvaluationSums::plus);
        return sums.flatMap(sum -> Evaluations.read(plan, RoundKind.EVALUATION, 0, sum.limbs(plan)))
                .orElseThrow(() -> new IllegalArgumentException("the evaluation rows give no metric"));
    }

    /** The server's side: the exact weighted mean, in double, and the service's own step. */
    private static final class Federation {
        private final StudyPlan plan;
        private final String runId;
        private final HeldState state;

        Federation(StudyPlan plan, String runId) {
            this.plan = plan;
            this.runId = runId;
            this.state = new HeldState(ServerSteps.of(plan), InitialModel.parameters(plan, runId));
        }

        float[] model() {
            return state.model();
        }

        /** Nobody else takes part, so the context is only another one for every round. */
        private UpdateEncoding encoding(int round) {
            var nothing = ByteString.of(new byte[ByteString.KEY_SIZE]);
            var context = new RoundContext("simulation", "simulation", runId, nothing, round, 1, nothing, nothing);
            return PlanEncoding.of(plan, RoundKind.TRAINING, context);
        }

        Step round(List<LocalTraining> sites, int round) {
            var encoding = encoding(round);
            var sum = new double[model().length];
            double weights = 0;
            var step = new Step(0, 0, 0);
            for (var site : sites) {
                long start = System.nanoTime();
                var update = site.train(model(), TrainingRound.of(plan, runId, round, round - 1), done -> {});
                step = step.with(update, (System.nanoTime() - start) * 1e-9);
                double weight = encoding.fixedPoint().weight(site.trainingRows());
                var clipped = encoding.clip(update);
                IntStream.range(0, sum.length).forEach(i -> sum[i] += weight * clipped[i]);
                weights += weight;
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= weights;
            }
            state.advance(sum);
            return step;
        }
    }

    private record Step(double largestNorm, double largestCoordinate, double slowestSeconds) {
        Step with(float[] update, double seconds) {
            double squares = 0;
            double largest = largestCoordinate;
            for (float value : update) {
                squares += (double) value * value;
                largest = Math.max(largest, Math.abs(value));
            }
            return new Step(Math.max(largestNorm, Math.sqrt(squares)), largest, Math.max(slowestSeconds, seconds));
        }
    }
}
