package io.covalence.rest.problem;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Problem documents for what was refused with no more than a status. */
final class Problems {
    private static final Map<Integer, ProblemType> TYPES = Map.of(
            400, ProblemType.INVALID_REQUEST,
            401, ProblemType.UNAUTHENTICATED,
            403, ProblemType.FORBIDDEN,
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            413, ProblemType.TOO_LARGE,
            415, ProblemType.UNSUPPORTED_MEDIA_TYPE,
            500, ProblemType.INTERNAL,
            503, ProblemType.UNAVAILABLE);

    private Problems() {}

    static Problem of(int status, String instance, String requestId) {
        var type = TYPES.get(status);
        return type == null
                ? untyped(status, instance, requestId)
                : new Problem(
                        type.uri(),
                        type.title(),
                        type.status(),
                        detail(type),
                        instance,
                        type.code(),
                        List.of(),
                        requestId);
    }

    /** A status that has no type of ours speaks for itself: RFC 9457, section 4.2.1. */
    private static Problem untyped(int status, String instance, String requestId) {
        Response.@Nullable Status known = Response.Status.fromStatusCode(status);
        var phrase = known == null ? "Status " + status : known.getReasonPhrase();
        var code = phrase.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new Problem("about:blank", phrase, status, phrase + ".", instance, code, List.of(), requestId);
    }

    private static String detail(ProblemType type) {
        return switch (type) {
            case UNAUTHENTICATED -> "Send a valid access token as Authorization: Bearer.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "The header Allow names the methods that this address offers.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send application/json.";
            case INTERNAL -> "Try again; if it stays, report the request id.";
            default -> type.title() + ".";
        };
    }
}
