package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said to somebody who typed a command that there is not. */
final class Misuse {
    private static final int LONGEST_WORD = 60;

    private Misuse() {}

    static Failure of(ParameterException e, List<String> arguments) {
        var command = e.getCommandLine().getCommandSpec();
        return switch (e) {
            case UnmatchedArgumentException unmatched ->
                unknown(command, unmatched.getUnmatched().getFirst());
            // An option that was mistyped is missing, too
            case MissingParameterException missing ->
                mistyped(command, arguments)
                        .map(option -> unknown(command, option))
                        .orElseGet(() -> usage(missing.getMessage() + ".", command, List.of()));
            default ->
                command.subcommands().isEmpty()
                        ? usage(String.valueOf(e.getMessage()), command, List.of())
                        : incomplete(command);
        };
    }

    /** A word that no command of {@code parent} has for its name. */
    static Failure noCommand(CommandSpec parent, String word) {
        return usage(
                "There is no command " + quoted(parent.qualifiedName(" ") + " " + word) + ".",
                parent,
                Suggestions.commands(parent, word));
    }

    private static Failure unknown(CommandSpec command, String word) {
        if (word.startsWith("-")) {
            var name = name(word);
            return usage(
                    quoted(command.qualifiedName(" ")) + " has no option " + quoted(name) + ".",
                    command,
                    Suggestions.options(command, name));
        }
        return command.subcommands().isEmpty()
                ? usage(
                        quoted(command.qualifiedName(" ")) + " takes no further word: " + quoted(word) + ".",
                        command,
                        List.of())
                : noCommand(command, word);
    }

    private static Failure incomplete(CommandSpec command) {
        return usage(
                quoted(command.qualifiedName(" ")) + " needs one more word: "
                        + String.join(", ", command.subcommands().keySet()) + ".",
                command,
                List.of());
    }

    private static Optional<String> mistyped(CommandSpec command, List<String> arguments) {
        return arguments.stream()
                .takeWhile(argument -> !argument.equals("--"))
                .filter(argument -> argument.startsWith("--"))
                .filter(argument -> !command.optionsMap().containsKey(name(argument)))
                .findFirst();
    }

    /** Without a value, which is nobody's business. */
    private static String name(String option) {
        return option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
    }

    private static Failure usage(String what, CommandSpec command, List<String> meant) {
        var help = command.qualifiedName(" ") + " --help";
        return Failure.usage(
                what,
                meant.isEmpty()
                        ? "Run: " + help
                        : "Did you mean " + String.join(", or ", meant) + "? Everything else: " + help);
    }

    private static String quoted(String word) {
        return '"' + (word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) + "…" : word) + '"';
    }
}
