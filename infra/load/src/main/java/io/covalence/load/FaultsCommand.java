package io.covalence.load;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code infra/bench faults}. */
@Command(
        name = "faults",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Runs rounds between five sites in each of which something goes wrong, and says what came of it.")
final class FaultsCommand implements Callable<Integer> {
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
        return new FaultsBench(portBase, json).perform();
    }
}
