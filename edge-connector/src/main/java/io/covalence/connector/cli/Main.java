package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

public final class Main {
    private static final int HELP_WIDTH = 100;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Surroundings.ofProcess(), arguments));
    }

    /** Runs one command line and returns its exit code. */
    public static int run(Surroundings surroundings, String... arguments) {
        int exitCode = commandLine(surroundings).execute(arguments);
        return Action.isPrinted(surroundings) || exitCode != 0 ? exitCode : Failure.Kind.FAILED.exitCode();
    }

    static CommandLine commandLine(Surroundings surroundings) {
        var globals = new Globals();
        var commandLine = new CommandLine(new ConnectorCommand(), new Commands(surroundings, globals))
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(HELP_WIDTH)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler((e, arguments) -> misused(surroundings, e, arguments))
                .setExecutionExceptionHandler((e, command, parsed) -> unexpected(surroundings, command, parsed, e));
        commandLine.getCommandSpec().versionProvider(() -> version(globals));
        commandLine.getCommandSpec().addMixin("globals", CommandSpec.forAnnotatedObject(globals));
        return commandLine;
    }

    /** What {@code --version} prints: the same as the command. */
    private static String[] version(Globals globals) {
        var version = VersionCommand.result();
        return globals.json()
                ? new String[] {Json.text(Envelope.of("version", version))}
                : version.lines().toArray(String[]::new);
    }

    private static int misused(Surroundings surroundings, CommandLine.ParameterException e, String[] arguments) {
        var command = e.getCommandLine().getCommandSpec();
        var failure = Misuse.of(e, List.of(arguments));
        Action.report(
                surroundings, Action.commandName(command), List.of(arguments).contains("--json"), failure);
        return failure.kind().exitCode();
    }

    /** A mistake of ours: its kind is told, its message is not, since it may quote data. */
    private static int unexpected(
            Surroundings surroundings, CommandLine command, CommandLine.ParseResult parsed, Exception e) {
        var failure = e instanceof InterruptedException
                ? new Failure(Failure.Kind.TRY_LATER, FailureCode.STOPPED, "The command was stopped.", "Run it again.")
                : Failure.failed(
                        FailureCode.UNEXPECTED,
                        "Something unexpected happened (" + e.getClass().getSimpleName() + ").",
                        "Report it with the output of: connector version");
        boolean json = parsed.originalArgs().contains("--json");
        Action.report(surroundings, Action.commandName(command.getCommandSpec()), json, failure);
        return failure.kind().exitCode();
    }

    /** Gives commands what they need through their constructors. */
    private record Commands(Surroundings surroundings, Globals globals) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 2 && Action.class.isAssignableFrom(type)) {
                    return type.cast(constructor.newInstance(surroundings, globals));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
