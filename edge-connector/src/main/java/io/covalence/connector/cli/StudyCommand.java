package io.covalence.connector.cli;

import picocli.CommandLine.Command;

@Command(
        name = "study",
        description =
                "Shows the studies this site takes part in and what their models are worth here; approves or rejects their plans.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StudyListCommand.class,
            StudyShowCommand.class,
            StudyApproveCommand.class,
            StudyRejectCommand.class,
            StudyResultsCommand.class
        })
final class StudyCommand {}
