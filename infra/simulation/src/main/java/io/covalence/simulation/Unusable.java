package io.covalence.simulation;

import picocli.CommandLine;

/** Something that was given cannot be used; its message says what, and why. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unusable(String message) {
        super(message);
    }

    public Unusable(String message, Throwable cause) {
        super(message, cause);
    }

    /** Has a program say it in one line, and end with the status of a wrong argument. */
    public static CommandLine said(CommandLine program) {
        return program.setExecutionExceptionHandler((cause, command, result) -> {
            if (cause instanceof Unusable) {
                command.getErr().println(cause.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            throw cause;
        });
    }
}
