package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = {
            "Prints a script that completes this program's commands and options by the tab key.",
            "For this terminal: source <(connector completion bash)",
            "For every terminal add that line to ~/.bashrc or ~/.zshrc."
        })
final class CompletionCommand extends Action {
    /** One script serves both: it asks which shell reads it. */
    private static final List<String> SHELLS = List.of("bash", "zsh");

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.", completionCandidates = Shells.class)
    private String shell = "";

    @Spec
    private @Nullable CommandSpec self;

    CompletionCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() {
        if (!SHELLS.contains(shell)) {
            throw Failure.usage(
                    "There is a script for bash and for zsh, and none for " + shell + ".",
                    "Run: connector completion bash");
        }
        if (self == null) {
            throw new IllegalStateException("the library fills it in");
        }
        var root = self.root();
        var script = AutoComplete.bash(root.name(), root.commandLine());
        return Result.of(
                Map.of("shell", shell, "script", script), script.lines().toList());
    }

    private static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SHELLS.iterator();
        }
    }
}
