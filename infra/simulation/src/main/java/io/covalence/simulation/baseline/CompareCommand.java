package io.covalence.simulation.baseline;

import io.covalence.connector.Json;
import io.covalence.connector.io.StandardOutput;
import io.covalence.simulation.PlanFile;
import io.covalence.simulation.SiteFiles;
import io.covalence.simulation.Unusable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains at each site alone and on all rows in one place, for the demonstration's comparison. */
@Command(
        name = "compare",
        description = "Compares each site alone with the data pooled in one place; prints JSON.",
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
    @Option(names = "--plan", required = true, description = "the study's plan, JSON")
    private Path plan = Path.of("");

    @Option(
            names = "--patience",
            description = "epochs without improvement before giving up (default ${DEFAULT-VALUE})")
    private int patience = 6;

    @Parameters(arity = "1..*", description = "one CSV file per site")
    private List<Path> files = List.of();

    CompareCommand() {}

    public static void main(String... arguments) {
        System.exit(Unusable.said(new CommandLine(new CompareCommand())).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var read = PlanFile.readLearning(plan);
        var names =
                files.stream().map(file -> String.valueOf(file.getFileName())).toList();
        StandardOutput.print(
                Json.pretty(Comparison.of(read, names, SiteFiles.read(read, files), patience, said -> {})));
        return 0;
    }
}
