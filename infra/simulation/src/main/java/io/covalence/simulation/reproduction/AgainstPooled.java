package io.covalence.simulation.reproduction;

import io.covalence.connector.dataset.Dataset;
import io.covalence.contract.id.RunId;
import io.covalence.contract.metric.Direction;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.simulation.Simulation;
import io.covalence.simulation.SiteFiles;
import io.covalence.simulation.TemporaryFolder;
import io.covalence.simulation.Unusable;
import io.covalence.simulation.baseline.Comparison;
import io.covalence.simulation.partition.Partition;
import io.covalence.simulation.partition.PartitionCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A federation beside the same rows in one place and beside its best site alone, all on the union of the sites' evaluation rows. Both are
 * at their best epoch on those rows; the federation's last model stands as it is.
 *
 * @param plan name of the plan, which is asked for once for each number of sites
 * @param allowed what the federation may be worse than pooled: by so much, or where it is {@code relative} by such a share
 */
record AgainstPooled(
        String about, String plan, String file, String partition, List<Integer> sites, double allowed, boolean relative)
        implements Reproduction {
    private static final int PATIENCE = 6;

    @Override
    public List<Row> run(Path data, List<String> methods, int seeds, Consumer<String> progress) throws IOException {
        if (!methods.isEmpty()) {
            throw new Unusable("There is one method only: leave --methods out");
        }
        var rows = new ArrayList<Row>();
        for (int number : sites) {
            rows.addAll(run(data, seeds, number, progress));
        }
        return rows;
    }

    private List<Row> run(Path data, int seeds, int number, Consumer<String> progress) throws IOException {
        var own = sites.size() == 1 ? PublicData.plan(plan) : PublicData.plan(plan + "-" + number);
        var sheet = PublicData.table(data, file);
        try (var folder = new TemporaryFolder()) {
            var dealing = Partition.parse(partition, Optional.empty(), Optional.empty());
            var files = PartitionCommand.write(dealing, sheet, number, new SplittableRandom(1), folder.path());
            progress.accept("Reading " + number + " files");
            var datasets = SiteFiles.read(own, files);
            var federated = IntStream.rangeClosed(1, seeds)
                    .mapToDouble(seed -> federated(own, new RunId("seed-" + seed), datasets, progress))
                    .toArray();
            var names = files.stream().map(Path::toString).toList();
            var comparison = Comparison.of(own, names, datasets, PATIENCE, progress);
            var metric = comparison.metric().name();
            var among = number + " sites: ";
            double pooled = comparison.pooled().metric();
            var row = Row.of(among + "federated", metric, federated);
            boolean higher = comparison.metric().better() == Direction.HIGHER;
            double slack = relative ? allowed * pooled : allowed;
            return List.of(
                    higher ? row.atLeast(pooled, pooled - slack) : row.atMost(pooled, pooled + slack),
                    Row.of(among + "all rows pooled", metric, pooled),
                    Row.of(among + "best site alone", metric, comparison.bestSite()));
        }
    }

    private static double federated(StudyPlan plan, RunId id, List<Dataset> datasets, Consumer<String> progress) {
        try (var simulation = new Simulation(plan, id, datasets)) {
            for (int round = 1; round <= plan.schedule().rounds(); round++) {
                simulation.next();
            }
            var figure = simulation.next().evaluation().figure();
            progress.accept(id + ": " + figure.metric().name() + " " + figure.value());
            return figure.value();
        }
    }
}
