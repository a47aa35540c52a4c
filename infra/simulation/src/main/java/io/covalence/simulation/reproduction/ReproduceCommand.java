package io.covalence.simulation.reproduction;

import io.covalence.connector.Json;
import io.covalence.simulation.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs published comparisons through the simulation. */
@Command(
        name = "infra/reproduce",
        description = "Runs published comparisons by the product's own steps, and says which figures are met.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReproduceCommand implements Callable<Integer> {
    private static final int MOST_SEEDS = 100;

    private static final Map<String, Reproduction> KNOWN = known();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "what to reproduce; see --list")
    private @Nullable String name;

    @Option(names = "--list", description = "say what there is")
    private boolean list;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:COVALENCE_DATA}",
            description = "folder with public data (default: $COVALENCE_DATA)")
    private @Nullable Path data;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "METHOD",
            description = "only these, where there are several (default: all)")
    private List<String> methods = List.of();

    @Option(names = "--seeds", defaultValue = "5", description = "runs of each method (default: ${DEFAULT-VALUE})")
    private int seeds = 5;

    @Option(names = "--json", paramLabel = "FILE", description = "where the rows go")
    private @Nullable Path json;

    ReproduceCommand() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return Unusable.said(new CommandLine(new ReproduceCommand()));
    }

    private static Map<String, Reproduction> known() {
        var known = new LinkedHashMap<String, Reproduction>();
        known.put("heart", Heart.reproduction());
        known.put("tcga", Tcga.reproduction());
        known.put(
                "tox21",
                new AgainstPooled(
                        "Tox21's twelve assays (MoleculeNet) at 4 and 8 sites that share no scaffold, within 0.01 of all rows pooled",
                        "tox21",
                        "moleculenet/tox21.csv",
                        "scaffold:smiles",
                        List.of(4, 8),
                        0.01,
                        false));
        known.put(
                "aqsoldb",
                new AgainstPooled(
                        "AqSolDB's solubilities at nine sites, one for each source, within 3 % of all rows pooled",
                        "aqsoldb", "aqsoldb/data_curated.csv", "column:ID:1", List.of(9), 0.03, true));
        return known;
    }

    /** The rows of a reproduction. */
    private record Reproduced(String name, List<Row> rows) {}

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        if (list || name == null) {
            KNOWN.forEach((each, reproduction) -> out.println(each + "  " + reproduction.about()));
            out.flush();
            return list ? 0 : CommandLine.ExitCode.USAGE;
        }
        var reproduction = KNOWN.get(name);
        if (reproduction == null) {
            throw new Unusable("There is no \"" + name + "\"; there are " + String.join(", ", KNOWN.keySet()));
        }
        if (data == null) {
            throw new Unusable("Public data is needed: say --data or set COVALENCE_DATA");
        }
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new Unusable("--seeds must be from 1 to " + MOST_SEEDS);
        }
        var rows = reproduction.run(data, methods, seeds, line -> {
            out.println(line);
            out.flush();
        });
        rows.forEach(out::println);
        out.flush();
        if (json != null) {
            Files.writeString(json, Json.pretty(new Reproduced(name, rows)) + System.lineSeparator());
        }
        return rows.stream().allMatch(Row::met) ? 0 : 1;
    }
}
