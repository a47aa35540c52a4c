package io.covalence.connector.cli;

import picocli.CommandLine.Command;

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
            VersionCommand.class
        },
        footer = {
            "",
            "Begin with: connector enrol --server URL --code-file FILE",
            "Exit codes: 0 done, 1 failed check or refused, 2 wrong usage, 75 try again later."
        })
final class ConnectorCommand {}
