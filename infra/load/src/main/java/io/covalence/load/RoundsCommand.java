package io.covalence.load;

import io.covalence.load.LoadBench.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code infra/bench rounds}. */
@Command(
        name = "rounds",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Starts PostgreSQL, Keycloak and WildFly, brings sites in through the public interfaces, runs rounds between them"
                        + " without any training, and says what they took.")
final class RoundsCommand implements Callable<Integer> {
    /** For ten sites with 10^6 words; said of them only. */
    private static final List<Target> TARGETS = List.of(
            new Target("overheadSeconds", 1),
            new Target("cpuSeconds", 2),
            new Target("megabytesSent", 4.1),
            new Target("megabytesReceived", 4.1));

    /** So many that the second half of them runs in compiled code. */
    private static final int ROUNDS_OF_FEW = 60;

    private static final int ROUNDS_OF_MANY = 3;
    private static final int FEW_SITES = 50;
    private static final int TARGET_SITES = 10;
    private static final int TARGET_WORDS = 1_000_000;

    @Option(
            names = "--sites",
            paramLabel = "N",
            defaultValue = "10",
            description = "3 to 200; default: ${DEFAULT-VALUE}")
    private int sites;

    @Option(
            names = "--words",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "parameters, met within one in a thousand; default: ${DEFAULT-VALUE}")
    private int words;

    @Option(
            names = "--drop",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "of sites that are killed in the first round; default: ${DEFAULT-VALUE}")
    private double drop;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "default: " + ROUNDS_OF_FEW + ", with more than " + FEW_SITES + " sites " + ROUNDS_OF_MANY)
    private @Nullable Integer rounds;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            defaultValue = "768",
            description = "most heap of the server; default: ${DEFAULT-VALUE}")
    private int heap;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "19080",
            description = "first of seven ports; default: ${DEFAULT-VALUE}")
    private int portBase;

    @Option(names = "--json", paramLabel = "FILE", description = "write what was found to this file")
    private @Nullable Path json;

    @Override
    public Integer call() {
        boolean said = sites == TARGET_SITES && words == TARGET_WORDS && drop == 0;
        var settings = new LoadSettings(
                "rounds",
                sites,
                words,
                (int) Math.round(sites * drop),
                rounds(),
                false,
                heap,
                LoadSettings.silence(sites, words),
                portBase);
        return new LoadBench(settings, said ? TARGETS : List.of(), json).perform();
    }

    private int rounds() {
        if (rounds != null) {
            return rounds;
        }
        return sites <= FEW_SITES ? ROUNDS_OF_FEW : ROUNDS_OF_MANY;
    }
}
