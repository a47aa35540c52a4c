package io.covalence.simulation.reproduction;

import io.covalence.connector.dataset.Dataset;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.contract.plan.algorithm.FedOpt.Optimizer;
import io.covalence.contract.plan.algorithm.FedProx;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.task.Survival;
import io.covalence.demodata.Sheet;
import io.covalence.simulation.reproduction.Flamby.Published;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * FLamby's Fed-TCGA-BRCA: 1,088 women with breast cancer of six regions, a linear risk, judged by Harrell's C-index. Three regions have
 * three, two and one event among their test rows, so the pooled test says more than the client mean.
 */
final class Tcga implements Flamby.Scorer {
    private static final String FOLDER = "flamby_tcga_brca/";

    private Tcga() {}

    static Flamby reproduction() {
        return new Flamby(
                "FLamby's breast cancer survival (TCGA-BRCA) in six regions with its own split, model and settings",
                "tcga",
                Tcga::read,
                6,
                new Tcga(),
                List.of(
                        new Published("FedAvg", new FedAvg(1, 0), 0.1, 0.7319, 0.1811, 0.7353, 0.175),
                        new Published("FedProx", new FedProx(1, 0.1), 0.1, 0.729, 0.1683, 0.7167, 0.1621),
                        new Published("SCAFFOLD", new Scaffold(1, 10_000, 1_000), 0.01, 0.6869, 0.036, 0.6995, 0.0347),
                        new Published("FedAdam", opt(Optimizer.ADAM, 0.1, 0.999), 0.01, 0.8152, 0.0256, 0.8421, 0.0168),
                        new Published("FedYogi", opt(Optimizer.YOGI, 0.1, 0.999), 0.01, 0.8152, 0.0256, 0.8421, 0.0166),
                        new Published(
                                "FedAdagrad", opt(Optimizer.ADAGRAD, 1, 0), 0.01, 0.8129, 0.0048, 0.8338, 0.0075)),
                List.of(own("FedAvg", "tcga-own"), own("FedAvg with a Weibull hazard", "tcga-own-weibull")));
    }

    private static Flamby.Own own(String method, String plan) {
        return new Flamby.Own(method, plan, List.of(0.01, 0.03, 0.1), List.of(0.003, 0.01, 0.03, 0.1), 0.84, 0.85);
    }

    private static FedOpt opt(Optimizer optimizer, double rate, double secondDecay) {
        return new FedOpt(optimizer, rate, 0.9, secondDecay, 1e-8);
    }

    /** Rows that the published split names, with the region and the side that it puts them on. */
    private static Sheet read(Path data) throws IOException {
        var rows = PublicData.table(data, FOLDER + "brca.csv");
        var split = PublicData.table(data, FOLDER + "train_test_split.csv");
        var sideOf = new HashMap<String, String[]>();
        for (int row = 0; row < split.rows().size(); row++) {
            sideOf.put(
                    split.column("pid").get(row), split.column("fold2").get(row).split("_", 2));
        }
        var header = new ArrayList<>(rows.header());
        header.addAll(List.of(Flamby.SPLIT, Flamby.CENTER));
        int pid = header.indexOf("pid");
        var kept = new ArrayList<List<String>>();
        for (var row : rows.rows()) {
            var side = sideOf.get(row.get(pid));
            if (side != null) {
                var joined = new ArrayList<>(row);
                joined.addAll(List.of(side));
                kept.add(joined);
            }
        }
        return new Sheet(header, kept);
    }

    @Override
    public String name() {
        return "C-index";
    }

    /** Harrell's: of the pairs of which it is known whose event came first, the share with the higher risk there; equal risks count half. */
    @Override
    public double score(Dataset dataset, float[] scores) {
        var concordance = new Concordant();
        concordance.add(dataset, scores);
        return concordance.index();
    }

    /** What is missing to a C-index of 1, of pairs within sites. */
    @Override
    public double loss(List<Dataset> sites, List<float[]> scores) {
        var concordance = new Concordant();
        for (int site = 0; site < sites.size(); site++) {
            concordance.add(sites.get(site), scores.get(site));
        }
        return 1 - concordance.index();
    }

    private static final class Concordant {
        private double concordant;
        private long pairs;

        void add(Dataset dataset, float[] scores) {
            var rows = dataset.evaluation();
            for (int i = 0; i < scores.length; i++) {
                double time = rows.get(i).label(Survival.TIME);
                if (rows.get(i).label(Survival.EVENT) < 0.5) {
                    continue;
                }
                for (int j = 0; j < scores.length; j++) {
                    double other = rows.get(j).label(Survival.TIME);
                    boolean later =
                            other > time || (other == time && rows.get(j).label(Survival.EVENT) < 0.5);
                    if (later) {
                        pairs++;
                        concordant += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    }
                }
            }
        }

        double index() {
            return concordant / pairs;
        }
    }
}
