package io.covalence.connector;

/**
 * Something that the person at the site has to know: what happened and why (the message), and what to do next. Holds
 * nothing secret.
 */
public class Failure extends RuntimeException {
    /** What kind of failure it is; each has its exit code. */
    public enum Kind {
        /** A check failed or a request was refused. */
        FAILED(1),
        /** The command was not used as it is meant to be. */
        USAGE(2),
        /** Something else is not answering; the same command may succeed later. */
        TRY_LATER(75);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String code;
    private final String next;

    /**
     * Makes a failure.
     *
     * @param code stable, such as {@code not-enrolled}; what programs branch on
     * @param message what happened and why, as a sentence
     * @param next the next command or step, as a sentence
     */
    public Failure(Kind kind, String code, String message, String next) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.next = next;
    }

    public static Failure failed(String code, String message, String next) {
        return new Failure(Kind.FAILED, code, message, next);
    }

    public static Failure usage(String message, String next) {
        return new Failure(Kind.USAGE, "usage", message, next);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String next() {
        return next;
    }

    /** What happened and why. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
