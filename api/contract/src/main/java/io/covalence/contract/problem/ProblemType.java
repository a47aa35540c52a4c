package io.covalence.contract.problem;

import java.util.Locale;

/** The closed list of refusals. The code is stable, so programs may branch on it. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN(403, "Your role does not allow this"),
    NOT_FOUND(404, "There is no such thing, or it is not yours to see"),
    METHOD_NOT_ALLOWED(405, "This method is not offered here"),
    CONFLICT(409, "The present state does not allow this"),
    ROUND_MOVED_ON(409, "The round has moved on"),
    /** Send a vote to abort, then ask for the result. */
    ROUND_ABORTING(409, "This attempt at the round is being given up"),
    /** A copy of the connector's folder is at work: whoever is told so stops, and sends nothing more. */
    ANOTHER_CONNECTOR(409, "Another connector works for this site"),
    GONE(410, "This is no longer available"),
    STALE(412, "It was changed by someone else since you read it"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not accepted here"),
    PLAN_OUT_OF_BOUNDS(422, "The plan is out of bounds"),
    PROTOCOL_VIOLATION(422, "The message breaks the secure-aggregation protocol"),
    CODE_REFUSED(422, "The code is wrong, used or expired"),
    PRECONDITION_REQUIRED(428, "Send If-Match with the version that you read"),
    TOO_MANY_ATTEMPTS(429, "There were too many attempts"),
    TOO_MANY_STREAMS(429, "Too many streams of events are open"),
    INTERNAL(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "A service that this needs is not answering");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Stable code, such as {@code not-found}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type member of the problem document: a URN, since it names a kind and is not fetched. */
    public String uri() {
        return "urn:covalence:problem:" + code();
    }
}
