package io.covalence.connector.client;

import io.covalence.connector.Failure;
import io.covalence.contract.problem.ProblemType;

/** A service answered with a refusal. */
public final class ServiceRefusal extends Failure {
    private static final long serialVersionUID = 1;
    private static final int SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;

    private final int status;

    public ServiceRefusal(int status, String code, String message) {
        super(status >= SERVER_ERROR ? Kind.TRY_LATER : Kind.FAILED, code, message, advice(status));
        this.status = status;
    }

    /** A success whose content is none. */
    static ServiceRefusal unreadable(String why) {
        return new ServiceRefusal(
                BAD_GATEWAY, "unreadable-answer", "The service's answer could not be read: " + why + ".");
    }

    public int status() {
        return status;
    }

    public boolean is(ProblemType type) {
        return status == type.status() && code().equals(type.code());
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "Run: connector doctor. It says whether this connector can still sign in.";
            case 404 -> "Run: connector study ls. It lists what this site takes part in.";
            case 409, 412 -> "Look at the present state with: connector study ls";
            case 422 -> "Correct what it names and try again.";
            case 429 -> "Wait for as long as it says, then try again.";
            default ->
                status >= SERVER_ERROR
                        ? "Try again later; if it stays so, tell the people who run the service."
                        : "Run: connector doctor";
        };
    }
}
