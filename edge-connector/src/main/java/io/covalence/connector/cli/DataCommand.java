package io.covalence.connector.cli;

import picocli.CommandLine.Command;

@Command(
        name = "data",
        description = "Says which file a study may read, and checks it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DataAddCommand.class, DataCheckCommand.class})
final class DataCommand {}
