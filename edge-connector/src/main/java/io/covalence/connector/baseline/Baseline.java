package io.covalence.connector.baseline;

import io.covalence.connector.Json;
import io.covalence.connector.io.TerminalText;
import io.covalence.contract.plan.TaskKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Trains the plan's model on each site's rows alone and on all rows in one place, with the plan's optimiser and start, and
 * scores each on the union of the sites' evaluation rows. Each is reported at its best epoch on those rows, so the comparison
 * leans to the baselines' side.
 */
@Command(
        name = "baseline",
        description = "Compares each site alone with the data pooled in one place; prints JSON.",
        mixinStandardHelpOptions = true)
public final class Baseline implements Callable<Integer> {
    @Option(names = "--plan", required = true, description = "the study's plan, JSON")
    private Path plan = Path.of("");

    @Option(
            names = "--patience",
            description = "epochs without improvement before giving up (default ${DEFAULT-VALUE})")
    private int patience = 6;

    @Parameters(arity = "1..*", description = "one CSV file per site")
    private List<Path> files = List.of();

    Baseline() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Baseline()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        System.out.println(TerminalText.json(Json.pretty(compare(Inputs.read(plan, files)))));
        return 0;
    }

    private Comparison compare(Inputs inputs) {
        long start = System.nanoTime();
        var task = inputs.plan().task();
        var sites = new ArrayList<Comparison.Site>();
        double bestSite = task == TaskKind.CLASSIFICATION ? 0 : Double.MAX_VALUE;
        for (int site = 0; site < files.size(); site++) {
            var own = inputs.sites().get(site);
            var best = BestEpoch.train(inputs.plan(), inputs.alone(site), patience);
            sites.add(new Comparison.Site(
                    String.valueOf(files.get(site).getFileName()),
                    own.training().size() + own.evaluation().size(),
                    own.training().size(),
                    best.metric(),
                    best.epoch(),
                    best.epochs(),
                    best.seconds()));
            bestSite = task == TaskKind.CLASSIFICATION
                    ? Math.max(bestSite, best.metric())
                    : Math.min(bestSite, best.metric());
        }
        var pooled = Comparison.Trained.of(BestEpoch.train(inputs.plan(), inputs.pooled(), patience));
        return new Comparison(
                task == TaskKind.CLASSIFICATION ? "ROC-AUC" : "RMSE",
                pooled,
                bestSite,
                sites,
                (System.nanoTime() - start) * 1e-9);
    }
}
