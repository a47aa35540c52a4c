package io.covalence.connector;

import io.covalence.contract.round.LeaveReason;

/**
 * A failure that the person at the site has to know: what happened and why (the message), and what to do next. It
 * contains nothing secret.
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
    private final LeaveReason leaves;
    private final String next;

    /**
     * Makes a failure.
     *
     * @param message what happened and why, as a sentence
     * @param next the next command or step, as a sentence
     */
    public Failure(Kind kind, FailureCode code, String message, String next) {
        this(kind, code.word(), code.leaves(), message, next);
    }

    /**
     * Makes a failure that somebody else has named.
     *
     * @param code that other's word; it may be one of {@link FailureCode} by chance
     */
    protected Failure(Kind kind, String code, String message, String next) {
        this(kind, code, LeaveReason.FAULT, message, next);
    }

    private Failure(Kind kind, String code, LeaveReason leaves, String message, String next) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.leaves = leaves;
        this.next = next;
    }

    public static Failure failed(FailureCode code, String message, String next) {
        return new Failure(Kind.FAILED, code, message, next);
    }

    public static Failure usage(String message, String next) {
        return new Failure(Kind.USAGE, FailureCode.USAGE, message, next);
    }

    public Kind kind() {
        return kind;
    }

    /** The word that programs branch on. */
    public String code() {
        return code;
    }

    /** Whether it is about this. */
    public boolean is(FailureCode other) {
        return code.equals(other.word());
    }

    /** Why a site leaves the round in which this happens. */
    public LeaveReason leaves() {
        return leaves;
    }

    public String next() {
        return next;
    }

    /** What happened and why. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
