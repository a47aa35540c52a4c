package io.covalence.simulation.baseline;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.result.OwnModel;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The figures of training without a federation, on the union of the sites' evaluation rows: the plan's model, with its
 * optimiser and start, trained on each site's rows alone and on all rows in one place. Each is reported at its best
 * epoch on those rows, so the comparison favours the baselines.
 *
 * @param metric of the figures
 * @param bestSite the best of the sites alone
 */
public record Comparison(Metric metric, Trained pooled, double bestSite, List<Site> sites, double seconds) {

    /**
     * A model trained to its best epoch.
     *
     * @param figures means over the targets, with intervals where there is one target
     */
    public record Trained(double metric, int epoch, int epochs, double seconds, List<Figure> figures) {
        private static Trained of(OwnModel best) {
            return new Trained(
                    best.figure().value(),
                    best.epoch(),
                    best.epochs(),
                    best.seconds(),
                    best.evaluation().figures());
        }
    }

    /**
     * A site by itself.
     *
     * @param rows usable rows, training and evaluation
     * @param figures as those of {@link Trained}
     */
    public record Site(
            String file,
            int rows,
            int trainingRows,
            double alone,
            int epoch,
            int epochs,
            double seconds,
            List<Figure> figures) {}

    /**
     * Trains.
     *
     * @param files names of the sites, in the order of their rows
     * @param patience epochs without improvement before giving up
     * @param progress told a sentence after each model
     */
    public static Comparison of(
            StudyPlan plan, List<String> files, List<Dataset> datasets, int patience, Consumer<String> progress) {
        long start = System.nanoTime();
        var union = Dataset.union(datasets);
        var sites = new ArrayList<Site>();
        var bestSite = Optional.<Figure>empty();
        for (int site = 0; site < files.size(); site++) {
            var own = datasets.get(site);
            var best = OwnModel.train(plan, new Dataset(own.training(), union.evaluation()), patience, epoch -> {});
            progress.accept(files.get(site) + " alone: " + best.figure().value());
            sites.add(new Site(
                    files.get(site),
                    own.size(),
                    own.training().size(),
                    best.figure().value(),
                    best.epoch(),
                    best.epochs(),
                    best.seconds(),
                    best.evaluation().figures()));
            bestSite = bestSite.filter(so -> !best.figure().betterThan(so)).or(() -> Optional.of(best.figure()));
        }
        var pooled = OwnModel.train(plan, union, patience, epoch -> {});
        progress.accept("all rows pooled: " + pooled.figure().value());
        return new Comparison(
                pooled.figure().metric(),
                Trained.of(pooled),
                bestSite.orElseThrow().value(),
                sites,
                (System.nanoTime() - start) * 1e-9);
    }
}
