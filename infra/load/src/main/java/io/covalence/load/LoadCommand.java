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
        var program = new CommandLine(new LoadCommand());
        withoutVersion(program);
        program.getSubcommands().values().forEach(LoadCommand::withoutVersion);
        System.exit(program.execute(arguments));
    }

    /** A benchmark is run from a checkout and has no version of its own. */
    private static void withoutVersion(CommandLine program) {
        var options = program.getCommandSpec();
        options.remove(options.findOption("--version"));
    }
}
