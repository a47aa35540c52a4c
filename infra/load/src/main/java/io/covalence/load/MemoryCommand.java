package io.covalence.load;

import io.covalence.load.LoadBench.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code infra/bench memory}. */
@Command(
        name = "memory",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Runs one round between many sites with many words, on a server that may use no more than the heap that is"
                        + " allowed for it. All sites make up the same update. Needs 11 GiB of memory for the sites and 10 GB"
                        + " of disk.")
final class MemoryCommand implements Callable<Integer> {
    @Option(names = "--sites", paramLabel = "N", defaultValue = "200", description = "default: ${DEFAULT-VALUE}")
    private int sites;

    @Option(names = "--words", paramLabel = "N", defaultValue = "10000000", description = "default: ${DEFAULT-VALUE}")
    private int words;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            defaultValue = "512",
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
        var settings = new LoadSettings(
                "memory", sites, words, 0, 1, true, heap, LoadSettings.silence(sites, words), portBase);
        return new LoadBench(settings, List.of(new Target("serverHeapPeak", heap)), json).perform();
    }
}
