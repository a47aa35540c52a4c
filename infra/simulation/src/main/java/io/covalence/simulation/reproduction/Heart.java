package io.covalence.simulation.reproduction;

import io.covalence.connector.dataset.Dataset;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.contract.plan.algorithm.FedOpt.Optimizer;
import io.covalence.contract.plan.algorithm.FedProx;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.simulation.reproduction.Flamby.Published;
import java.util.List;

/** FLamby's Fed-Heart-Disease: 740 people of four hospitals, a linear model of whether the heart is diseased, judged by accuracy. */
final class Heart implements Flamby.Scorer {
    private static final String FILE = "heart_uci_4sites/fed_heart_disease_flamby.csv";

    private Heart() {}

    static Flamby reproduction() {
        return new Flamby(
                "FLamby's heart disease at four hospitals with its own split, model and settings; its accuracies are near 0.8 at"
                        + " best, not the 0.9 that is often promised",
                "heart",
                data -> PublicData.table(data, FILE),
                4,
                new Heart(),
                List.of(
                        new Published("FedAvg", new FedAvg(1, 0), 0.001, 0.685, 0.0283, 0.748, 0.0268),
                        new Published("FedProx", new FedProx(1, 0.01), 0.001, 0.685, 0.0283, 0.748, 0.0268),
                        new Published("SCAFFOLD", new Scaffold(1, 1_000, 100), 0.001, 0.684, 0.028, 0.748, 0.0268),
                        new Published("FedAdam", adam(), 0.01, 0.7255, 0.0138, 0.7787, 0.0146),
                        new Published("FedYogi", yogi(), 0.003162, 0.7314, 0.0125, 0.7787, 0.0153),
                        new Published("FedAdagrad", adagrad(), 0.003162, 0.7314, 0.0125, 0.7787, 0.0153)),
                List.of(own("FedAvg", "heart-own"), own("FedAvg by the scale of all sites", "heart-own-summed")));
    }

    private static Flamby.Own own(String method, String plan) {
        return new Flamby.Own(method, plan, List.of(0.01, 0.03), List.of(0.01, 0.03, 0.1, 0.3), 0.735, 0.800);
    }

    private static FedOpt adam() {
        return new FedOpt(Optimizer.ADAM, 0.01, 0.9, 0.999, 1e-8);
    }

    private static FedOpt yogi() {
        return new FedOpt(Optimizer.YOGI, 0.01, 0.9, 0.999, 1e-8);
    }

    private static FedOpt adagrad() {
        return new FedOpt(Optimizer.ADAGRAD, 0.316228, 0.9, 0, 1e-8);
    }

    @Override
    public String name() {
        return "accuracy";
    }

    /** Share of the rows on whose side of one half the model's probability is. */
    @Override
    public double score(Dataset dataset, float[] scores) {
        int right = 0;
        for (int row = 0; row < scores.length; row++) {
            right += scores[row] > 0 == isIll(dataset, row) ? 1 : 0;
        }
        return right / (double) scores.length;
    }

    /** Mean cross-entropy. */
    @Override
    public double loss(List<Dataset> sites, List<float[]> scores) {
        double sum = 0;
        int rows = 0;
        for (int site = 0; site < sites.size(); site++) {
            var own = scores.get(site);
            for (int row = 0; row < own.length; row++) {
                sum += Math.log1p(Math.exp(isIll(sites.get(site), row) ? -own[row] : own[row]));
            }
            rows += own.length;
        }
        return sum / rows;
    }

    private static boolean isIll(Dataset dataset, int row) {
        return dataset.evaluation().get(row).label(0) > 0.5;
    }
}
