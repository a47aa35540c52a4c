package io.covalence.simulation;

import io.covalence.connector.Json;
import io.covalence.connector.dataset.Dataset;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.demodata.Sheet;
import io.covalence.simulation.baseline.Comparison;
import io.covalence.simulation.partition.Partition;
import io.covalence.simulation.partition.PartitionCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a plan on one machine, without servers, with the product's own steps, encoding and masks. */
@Command(
        name = "infra/simulate",
        description = "Runs a plan on one machine, without servers, by the product's own steps, encoding and masks.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {
    private static final String FILES = "files";
    private static final int PATIENCE = 6;
    private static final int MOST_SEEDS = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PLAN.json", description = "a plan, or a study that has one")
    private Path plan = Path.of("");

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "the file to deal, or with --deal files one for each site")
    private List<Path> data = List.of();

    @Option(
            names = "--deal",
            defaultValue = FILES,
            paramLabel = "HOW",
            description = FILES + ", " + Partition.FORMS + " (default: ${DEFAULT-VALUE})")
    private String deal = FILES;

    @Option(
            names = "--sites",
            paramLabel = "N",
            description = "number of sites to deal to (default: the plan's minimum)")
    private int sites;

    @Option(
            names = "--seeds",
            defaultValue = "1",
            paramLabel = "N",
            description = "runs, each with a first model and an order of rows of its own; the dealing is the same"
                    + " (default: ${DEFAULT-VALUE})")
    private int seeds = 1;

    @Option(names = "--run", paramLabel = "ID", description = "repeat the run of this id, as its rounds went")
    private @Nullable String run;

    @Option(
            names = "--start",
            paramLabel = "MODEL",
            description = "the file of the model that the plan begins with, as the API gives it")
    private @Nullable Path start;

    @Option(names = "--compare", description = "train on each site's rows alone and on all rows pooled, too")
    private boolean compare;

    @Option(names = "--json", paramLabel = "FILE", description = "where the report goes")
    private @Nullable Path json;

    SimulateCommand() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return Unusable.said(new CommandLine(new SimulateCommand()));
    }

    @Override
    public Integer call() throws IOException {
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new Unusable("--seeds must be from 1 to " + MOST_SEEDS);
        }
        boolean ofLearning = seeds > 1 || compare || run != null;
        var read = ofLearning ? PlanFile.readLearning(plan) : PlanFile.read(plan);
        try (var folder = new TemporaryFolder()) {
            switch (read.work()) {
                case Learning learning -> learn(read, files(read, folder.path()));
                case Summary summary -> summarise(read, summary, files(read, folder.path()));
            }
            return 0;
        }
    }

    private void summarise(StudyPlan read, Summary summary, List<Path> files) throws IOException {
        var found = SummarySimulation.of(read, summary, datasets(read, files));
        SummaryWords.of(found).forEach(this::say);
        write(found);
    }

    private void learn(StudyPlan read, List<Path> files) throws IOException {
        var report = simulate(read, files);
        say(String.format(
                Locale.ROOT,
                "%s of the last model: %.4f, sd %.4f over %d runs; %.1f s, of which sites trained for %.1f s",
                report.metric().name(),
                report.mean(),
                report.sd(),
                report.runs().size(),
                report.seconds(),
                report.trainingSeconds()));
        write(report);
    }

    private void write(Object report) throws IOException {
        if (json != null) {
            Files.writeString(json, Json.pretty(report) + System.lineSeparator());
        }
    }

    private List<Path> files(StudyPlan read, Path folder) throws IOException {
        if (deal.equals(FILES)) {
            return data;
        }
        if (data.size() > 1) {
            throw new Unusable("one file is dealt; for a file for each site say --deal " + FILES);
        }
        var molecules = read.inputs() instanceof MoleculeTable table
                ? Optional.of(table.smilesColumn())
                : Optional.<String>empty();
        var labels = read.work().columns().stream().findFirst();
        int number = sites == 0 ? read.cohort().minimumSites() : sites;
        // Every run deals alike, so that figures of two plans compare.
        var random = new SplittableRandom(1);
        var partition = Partition.parse(deal, molecules, labels);
        return PartitionCommand.write(partition, table(data.getFirst()), number, random, folder);
    }

    private static Sheet table(Path file) {
        try {
            return Sheet.read(file);
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read as a CSV file", e);
        }
    }

    private List<Dataset> datasets(StudyPlan read, List<Path> files) {
        var cohort = read.cohort();
        if (files.size() < cohort.minimumSites() || files.size() > cohort.maximumSites()) {
            throw new Unusable("the plan wants " + cohort.minimumSites() + " to " + cohort.maximumSites()
                    + " sites, not " + files.size());
        }
        say("Reading " + files.size() + " files");
        return SiteFiles.read(read, files);
    }

    private SimulationReport simulate(StudyPlan read, List<Path> files) {
        var datasets = datasets(read, files);
        var names =
                files.stream().map(file -> String.valueOf(file.getFileName())).toList();
        var ids = run != null
                ? List.of(given(run))
                : IntStream.rangeClosed(1, seeds)
                        .mapToObj(seed -> new RunId("simulation-" + seed))
                        .toList();
        var runs = ids.stream().map(id -> run(read, id, datasets)).toList();
        return SimulationReport.of(
                IntStream.range(0, names.size())
                        .mapToObj(site -> new SimulationReport.Site(
                                names.get(site),
                                datasets.get(site).training().size(),
                                datasets.get(site).evaluation().size()))
                        .toList(),
                runs,
                compare ? Optional.of(Comparison.of(read, names, datasets, PATIENCE, this::say)) : Optional.empty());
    }

    private static RunId given(String run) {
        try {
            return new RunId(run);
        } catch (IllegalArgumentException malformed) {
            throw new Unusable(
                    "--run must be the id of a run: at most " + RunId.MAXIMUM_LENGTH
                            + " letters, digits, dots, dashes and underscores",
                    malformed);
        }
    }

    private SimulationReport.Run run(StudyPlan read, RunId id, List<Dataset> datasets) {
        try (var simulation = simulation(read, id, datasets)) {
            simulation
                    .scale()
                    .told(read.opening())
                    .forEach(column -> say(id + ", opening round: " + column.column() + " has mean " + column.mean()
                            + " and standard deviation " + column.standardDeviation()));
            var rounds = new ArrayList<SimulationReport.Round>();
            var round = simulation.next();
            for (; round.kind() == RoundKind.TRAINING; round = simulation.next()) {
                rounds.add(SimulationReport.Round.of(round));
                say(String.format(
                        Locale.ROOT,
                        "%s, round %d of %d: %s; %.1f s",
                        id,
                        round.number(),
                        read.schedule().rounds(),
                        round.scored()
                                .map(ModelEvaluation::perRound)
                                .map(figure -> figure.metric().name() + " of the model before it " + figure.value())
                                .orElse("the run of the model before it has scored it"),
                        round.seconds()));
            }
            var last = round;
            rounds.add(SimulationReport.Round.of(last));
            say(id + ": " + last.evaluation().figure().metric().name() + " of the last model "
                    + last.evaluation().figure().value());
            var atSites = new ArrayList<@Nullable Double>();
            simulation
                    .evaluations()
                    .forEach(own -> atSites.add(
                            own.map(evaluation -> evaluation.figure().value()).orElse(null)));
            return new SimulationReport.Run(id.value(), last.evaluation(), atSites, rounds);
        }
    }

    private Simulation simulation(StudyPlan read, RunId id, List<Dataset> datasets) {
        return StartFile.read(start, read)
                .map(model -> new Simulation(read, id, new Sites(read, datasets), model))
                .orElseGet(() -> new Simulation(read, id, datasets));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
