package io.covalence.connector.cli;

import picocli.CommandLine.Command;

@Command(
        name = "charter",
        description = "Shows and signs the charter of a study: whose keys its members trust, and within which limits.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CharterShowCommand.class, CharterSignCommand.class})
final class CharterCommand {}
