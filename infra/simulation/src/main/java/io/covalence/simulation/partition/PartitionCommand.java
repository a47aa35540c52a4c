package io.covalence.simulation.partition;

import io.covalence.connector.Json;
import io.covalence.connector.io.StandardOutput;
import io.covalence.demodata.ExampleMolecules;
import io.covalence.demodata.ExamplePatients;
import io.covalence.demodata.Sheet;
import io.covalence.simulation.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes {@code site-1.csv} and so on, one file for each site of a demonstration. */
@Command(
        name = "partition",
        description = "Deals a dataset to sites, one CSV file each; prints the files and their rows as JSON.",
        mixinStandardHelpOptions = true)
public final class PartitionCommand implements Callable<Integer> {
    /** Sites that one table is dealt to. */
    public static final int MOST_SITES = 200;

    private static final int EXAMPLE_MOLECULES = 2_600;

    /** At each site. */
    private static final int EXAMPLE_PATIENTS = 200;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--deal", required = true, description = Partition.FORMS)
    private String partition = "";

    @Option(names = "--sites", required = true, description = "number of sites, 1 to " + MOST_SITES)
    private int sites = 4;

    @Option(names = "--seed", description = "of the dealing (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--out", required = true, description = "directory to write to; made when missing")
    private Path output = Path.of("");

    PartitionCommand() {}

    /** Where rows come from. */
    private static final class Source {
        @Option(names = "--in", description = "CSV file to deal")
        private Path file = Path.of("");

        @Option(names = "--example", description = "deal made-up molecules")
        private boolean example;

        @Option(
                names = "--example-patients",
                description = "deal made-up patients of as many clinics as there are sites")
        private boolean patients;

        Sheet read(int sites, SplittableRandom random) throws IOException {
            if (example) {
                return ExampleMolecules.generate(EXAMPLE_MOLECULES, random);
            }
            return patients
                    ? ExamplePatients.generate(EXAMPLE_PATIENTS * sites, Math.max(1, sites), random)
                    : Sheet.read(file);
        }
    }

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return Unusable.said(new CommandLine(new PartitionCommand()));
    }

    /** One file that was written. */
    private record Part(String file, int rows) {}

    @Override
    public Integer call() throws IOException {
        var random = new SplittableRandom(seed);
        var parts = new ArrayList<Part>();
        for (var file : write(
                Partition.parse(partition, Optional.empty(), Optional.empty()),
                source.read(sites, random),
                sites,
                random,
                output)) {
            parts.add(new Part(file.toString(), Sheet.read(file).rows().size()));
        }
        StandardOutput.print(Json.text(parts));
        return 0;
    }

    /**
     * Writes a file for each site.
     *
     * @param folder made when missing
     * @throws Unusable when the table cannot be dealt so
     */
    public static List<Path> write(Partition partition, Sheet sheet, int sites, SplittableRandom random, Path folder)
            throws IOException {
        if (sites < 1 || sites > MOST_SITES) {
            throw new Unusable("--sites must be from 1 to " + MOST_SITES);
        }
        var siteOfRow = partition.deal(sheet, sites, random);
        Files.createDirectories(folder);
        var files = new ArrayList<Path>();
        for (var own : sheet.split(siteOfRow, sites)) {
            var file = folder.resolve("site-" + (files.size() + 1) + ".csv");
            own.write(file);
            files.add(file);
        }
        return files;
    }
}
