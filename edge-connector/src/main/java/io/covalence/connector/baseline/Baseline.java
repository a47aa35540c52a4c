package io.covalence.connector.baseline;

import io.covalence.connector.Json;
import io.covalence.connector.io.StandardOutput;
import io.covalence.contract.metric.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        StandardOutput.print(Json.pretty(compare(Inputs.read(plan, files))));
        return 0;
    }

    private Comparison compare(Inputs inputs) {
        long start = System.nanoTime();
        var sites = new ArrayList<Comparison.Site>();
        var bestSite = Optional.<Figure>empty();
        for (int site = 0; site < files.size(); site++) {
            var own = inputs.sites().get(site);
            var best = BestEpoch.train(inputs.plan(), inputs.alone(site), patience);
            sites.add(new Comparison.Site(
                    String.valueOf(files.get(site).getFileName()),
                    own.size(),
                    own.training().size(),
                    best.metric().value(),
                    best.epoch(),
                    best.epochs(),
                    best.seconds()));
            bestSite = bestSite.filter(so -> !best.metric().betterThan(so)).or(() -> Optional.of(best.metric()));
        }
        var pooled = BestEpoch.train(inputs.plan(), inputs.pooled(), patience);
        return new Comparison(
                pooled.metric().metric(),
                Comparison.Trained.of(pooled),
                bestSite.orElseThrow().value(),
                sites,
                (System.nanoTime() - start) * 1e-9);
    }
}
