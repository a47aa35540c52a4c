package io.covalence.connector.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "connector",
        description = "Trains on this site's data for studies that the site approved. Rows never leave.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            EnrolCommand.class,
            DoctorCommand.class,
            DataCommand.class,
            StudyCommand.class,
            CharterCommand.class,
            RunCommand.class,
            StatusCommand.class,
            LedgerCommand.class,
            ConfigCommand.class,
            VersionCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Begin with: connector enrol --server URL --code-file FILE",
            "Exit codes: 0 done, 1 failed check or refused, 2 wrong usage, 75 try again later."
        })
final class ConnectorCommand {
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    @SuppressWarnings("UnusedVariable") // The library acts on it.
    private boolean version;
}
