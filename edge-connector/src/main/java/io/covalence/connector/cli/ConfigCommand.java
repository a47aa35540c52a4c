package io.covalence.connector.cli;

import picocli.CommandLine.Command;

@Command(
        name = "config",
        description = "Shows the settings in force.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ConfigShowCommand.class)
final class ConfigCommand {}
