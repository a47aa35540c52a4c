package io.covalence.connector.dealing;

import io.covalence.connector.Json;
import io.covalence.connector.io.StandardOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes {@code site-1.csv} and so on, one file for each site of a demonstration. */
@Command(
        name = "deal",
        description = "Deals a dataset to sites, one CSV file each; prints the files and their rows as JSON.",
        mixinStandardHelpOptions = true)
public final class Deal implements Callable<Integer> {
    private static final int EXAMPLE_MOLECULES = 2_600;

    /** How rows find their site. */
    enum Manner {
        /** By Murcko scaffold of the column. */
        SCAFFOLD,
        /** By the first letter of the column. */
        SOURCE,
        /** Made-up molecules, by Murcko scaffold. */
        EXAMPLE
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--by", required = true, description = "${COMPLETION-CANDIDATES}")
    private Manner manner = Manner.EXAMPLE;

    @Option(names = "--in", description = "CSV file to deal; not for EXAMPLE")
    private Path input = Path.of("");

    @Option(names = "--column", description = "column to deal by; not for EXAMPLE")
    private String column = "";

    @Option(names = "--sites", required = true, description = "number of sites, 1 to 50")
    private int sites = 4;

    @Option(names = "--seed", description = "of the dealing (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--out", required = true, description = "directory to write to; made when missing")
    private Path output = Path.of("");

    Deal() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Deal())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    /** One file that was written. */
    record Dealt(String file, int rows) {}

    @Override
    public Integer call() throws IOException {
        if (sites < 1 || sites > 50) {
            throw new ParameterException(spec.commandLine(), "--sites must be from 1 to 50");
        }
        var random = new SplittableRandom(seed);
        var sheet = manner == Manner.EXAMPLE ? ExampleMolecules.generate(EXAMPLE_MOLECULES, random) : Sheet.read(input);
        var siteOfRow = switch (manner) {
            case SOURCE -> SourceDealer.deal(sheet.column(column), sites);
            case SCAFFOLD -> ScaffoldDealer.deal(sheet.column(column), sites, random);
            case EXAMPLE -> ScaffoldDealer.deal(sheet.column(ExampleMolecules.SMILES), sites, random);
        };
        Files.createDirectories(output);
        var dealt = new ArrayList<Dealt>();
        List<Sheet> hands = sheet.deal(siteOfRow, sites);
        for (int site = 0; site < sites; site++) {
            var file = output.resolve("site-" + (site + 1) + ".csv");
            hands.get(site).write(file);
            dealt.add(new Dealt(file.toString(), hands.get(site).rows().size()));
        }
        StandardOutput.print(Json.text(dealt));
        return 0;
    }
}
