package io.covalence.simulation;

import io.covalence.contract.text.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** An input cannot be used; the message says which, and why. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unusable(String message) {
        super(message);
    }

    public Unusable(String message, Throwable cause) {
        super(message, cause);
    }

    /** Has a program say it in one line, and end with the status of a wrong argument. Its version is the checkout's. */
    public static CommandLine said(CommandLine program) {
        var options = program.getCommandSpec();
        options.remove(options.findOption("--version"));
        return program.setExecutionExceptionHandler((cause, command, result) -> {
            if (cause instanceof Unusable) {
                command.getErr().println(PlainText.escaped(String.valueOf(cause.getMessage())));
                return CommandLine.ExitCode.USAGE;
            }
            if (cause instanceof IOException || cause instanceof UncheckedIOException) {
                command.getErr().println(PlainText.escaped("Reading or writing failed: " + cause.getMessage()));
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw cause;
        });
    }
}
