package io.covalence.connector.cli;

import picocli.CommandLine.Command;

@Command(
        name = "ledger",
        description = "Checks what the service and the sites signed.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LedgerVerifyCommand.class})
final class LedgerCommand {}
