package io.covalence.connector.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "help",
        helpCommand = true,
        description = "Shows the help of a command, such as: connector help study show")
final class HelpCommand extends Action {
    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command's words. Default: all commands.")
    private List<String> words = List.of();

    @Spec
    private @Nullable CommandSpec self;

    HelpCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() {
        var command = root();
        for (var word : words) {
            var next = command.getSubcommands().get(word);
            if (next == null) {
                throw Misuse.noCommand(command.getCommandSpec(), word);
            }
            command = next;
        }
        var help = command.getUsageMessage(Ansi.OFF).stripTrailing();
        return Result.of(Map.of("help", help), help.lines().toList());
    }

    private CommandLine root() {
        if (self == null) {
            throw new IllegalStateException("the library fills it in");
        }
        return self.root().commandLine();
    }
}
