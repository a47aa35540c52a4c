package io.covalence.simulation.reproduction;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.Algorithm;
import io.covalence.contract.plan.work.Learning;
import io.covalence.demodata.Sheet;
import io.covalence.learning.scale.Scale;
import io.covalence.simulation.Simulation;
import io.covalence.simulation.SiteFiles;
import io.covalence.simulation.TemporaryFolder;
import io.covalence.simulation.Unusable;
import io.covalence.simulation.partition.Partition;
import io.covalence.simulation.partition.PartitionCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A tabular study of FLamby (du Terrail et al., NeurIPS 2022) with its own split, model, batches, normalisation and rates. The client mean
 * is that of the scores on each client's own test rows; the pooled test has all test rows, normalised by all training rows
 * together, which no model was trained on so.
 *
 * @param plan name of the plan
 * @param clients number of them
 * @param published methods with their published figures
 * @param own plans with settings of our own, and what they aim at
 */
record Flamby(
        String about, String plan, Source source, int clients, Scorer scorer, List<Published> published, List<Own> own)
        implements Reproduction {
    /** Columns that every table gets. */
    static final String CENTER = "center";

    static final String SPLIT = "split";

    private static final int PUBLISHED_RUNS = 5;
    private static final String OWN = "own";

    /** Where the table comes from; its columns {@link #CENTER} and {@link #SPLIT} say whose a row is and what it is for. */
    interface Source {
        /**
         * Reads it.
         *
         * @throws Unusable when it is not there
         */
        Sheet read(Path data) throws IOException;
    }

    /** What a model is worth on the evaluation rows of a dataset. */
    interface Scorer {
        /** The name of the score. */
        String name();

        /**
         * What people read, the more the better.
         *
         * @param scores of the evaluation rows, in their order
         */
        double score(Dataset dataset, float[] scores);

        /** What a choice of settings makes small, over evaluation rows of several sites. */
        double loss(List<Dataset> sites, List<float[]> scores);
    }

    /** What the tables have of a method: means and standard deviations over seeds 42 to 46. */
    record Published(
            String method,
            Algorithm algorithm,
            double rate,
            double clients,
            double spread,
            double pooled,
            double pooledSpread) {}

    /**
     * Settings of our own: a plan with the best training of a few.
     *
     * @param method what the plan's algorithm is called
     * @param plan name of the plan
     * @param rates learning rates to choose among
     * @param decays weight decays to choose among
     */
    record Own(
            String method, String plan, List<Double> rates, List<Double> decays, double clientsAim, double pooledAim) {}

    @Override
    public List<Row> run(Path data, List<String> methods, int seeds, Consumer<String> progress) throws IOException {
        var chosen = chosen(methods);
        var base = PublicData.plan(plan);
        var sheet = source.read(data);
        var rows = new ArrayList<Row>();
        try (var folder = new TemporaryFolder()) {
            var tables = Tables.of(base, sheet, clients, folder.path());
            for (var each : chosen) {
                rows.addAll(run(each, with(base, each), tables, seeds));
                progress.accept(rows.getLast().toString());
            }
        }
        if (methods.isEmpty() || methods.contains(OWN)) {
            for (var each : own) {
                rows.addAll(own(each, sheet, seeds, progress));
            }
        }
        return rows;
    }

    private List<Published> chosen(List<String> methods) {
        var known = new ArrayList<>(published.stream().map(Published::method).toList());
        known.add(OWN);
        for (var method : methods) {
            if (!known.contains(method)) {
                throw new Unusable("There is no method \"" + method + "\"; there are " + String.join(", ", known));
            }
        }
        return published.stream()
                .filter(each -> methods.isEmpty() || methods.contains(each.method()))
                .toList();
    }

    private List<Row> run(Published each, StudyPlan own, Tables tables, int seeds) {
        var scores = scores(own, tables, seeds);
        return List.of(
                Row.of(each.method(), scorer.name() + ", client mean", scores.clients())
                        .near(each.clients(), each.spread(), PUBLISHED_RUNS, seeds),
                Row.of(each.method(), scorer.name() + ", pooled test", scores.pooled())
                        .near(each.pooled(), each.pooledSpread(), PUBLISHED_RUNS, seeds));
    }

    private List<Row> own(Own own, Sheet sheet, int seeds, Consumer<String> progress) throws IOException {
        var base = PublicData.plan(own.plan());
        try (var folder = new TemporaryFolder()) {
            var files = dealt(
                    OwnSettings.trainingRows(sheet, SPLIT),
                    clients,
                    folder.path().resolve("training"));
            var best = new OwnSettings(own.rates(), own.decays(), this::loss).choose(base, files, progress);
            var training = best.learning().training();
            var method = own.method() + ", our settings: rate " + training.learningRate() + ", decay "
                    + training.weightDecay();
            var scores = scores(best, Tables.of(base, sheet, clients, folder.path()), seeds);
            return List.of(
                    Row.of(method, scorer.name() + ", client mean", scores.clients())
                            .atLeast(own.clientsAim(), own.clientsAim()),
                    Row.of(method, scorer.name() + ", pooled test", scores.pooled())
                            .atLeast(own.pooledAim(), own.pooledAim()));
        }
    }

    private static StudyPlan with(StudyPlan base, Published each) {
        var old = base.learning();
        return base.with(new Learning(
                old.task(),
                old.architecture(),
                old.training().withLearningRate(each.rate()),
                each.algorithm(),
                old.evaluation()));
    }

    /** Each site's rows, and all rows as if one site had them. */
    private record Tables(List<Dataset> sites, Dataset union) {
        static Tables of(StudyPlan plan, Sheet sheet, int clients, Path folder) throws IOException {
            var union = dealt(together(sheet), 1, folder.resolve("union"));
            return new Tables(
                    SiteFiles.read(plan, dealt(sheet, clients, folder.resolve("sites"))),
                    SiteFiles.read(plan, union).getFirst());
        }
    }

    private static List<Path> dealt(Sheet sheet, int sites, Path folder) throws IOException {
        var byCenter = Partition.parse("column:" + CENTER, Optional.empty(), Optional.empty());
        return PartitionCommand.write(byCenter, sheet, sites, new SplittableRandom(1), folder);
    }

    /** All rows at one site. */
    private static Sheet together(Sheet sheet) {
        int center = sheet.header().indexOf(CENTER);
        return new Sheet(
                sheet.header(),
                sheet.rows().stream()
                        .map(row -> {
                            var moved = new ArrayList<>(row);
                            moved.set(center, "all");
                            return List.copyOf(moved);
                        })
                        .toList());
    }

    @SuppressWarnings("ArrayRecordComponent") // Read once, and not compared.
    private record Scores(double[] clients, double[] pooled) {}

    private Scores scores(StudyPlan own, Tables tables, int seeds) {
        var sites = tables.sites();
        var clientMeans = new double[seeds];
        var pooled = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            var model = lastModel(own, new RunId("seed-" + (seed + 1)), sites);
            clientMeans[seed] = Row.mean(sites.stream()
                    .mapToDouble(site -> scorer.score(site, said(own, site, model)))
                    .toArray());
            pooled[seed] = scorer.score(tables.union(), said(own, tables.union(), model));
        }
        return new Scores(clientMeans, pooled);
    }

    private double loss(StudyPlan tried, List<Dataset> sites) {
        var model = lastModel(tried, new RunId("seed-1"), sites);
        return scorer.loss(
                sites, sites.stream().map(site -> said(tried, site, model)).toList());
    }

    /** A model and by what its inputs are standardised. */
    @SuppressWarnings("ArrayRecordComponent") // Read once, and not compared.
    private record Learnt(float[] model, Scale scale) {}

    private static Learnt lastModel(StudyPlan own, RunId id, List<Dataset> sites) {
        try (var simulation = new Simulation(own, id, sites)) {
            for (int round = 1; round <= own.schedule().rounds(); round++) {
                simulation.next();
            }
            return new Learnt(simulation.model().clone(), simulation.scale());
        }
    }

    private static float[] said(StudyPlan own, Dataset dataset, Learnt learnt) {
        try (var training = new LocalTraining(own, dataset)) {
            training.standardise(learnt.scale());
            return training.scores(learnt.model());
        }
    }
}
