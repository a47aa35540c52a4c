package io.covalence.load;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks that need a whole platform. */
@Command(
        name = "infra/bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            RoundsCommand.class,
            MemoryCommand.class,
            FaultsCommand.class,
            TableCommand.class,
            LargeCommand.class
        })
final class LoadCommand {
    private LoadCommand() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new LoadCommand()).execute(arguments));
    }
}
