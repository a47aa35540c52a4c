package io.covalence.aggregation.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.covalence.aggregation.store.DatabaseException;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.text.PlainText;
import io.covalence.secagg.ProtocolViolation;
import jakarta.ws.rs.WebApplicationException;
import java.io.CharConversionException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns whatever went wrong into a refusal that says what, and nothing of a cause's own. */
final class Problems {
    private static final int DEPTH = 10;

    private Problems() {}

    static ProblemException of(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            @Nullable ProblemException problem = known(cause);
            if (problem != null) {
                return problem;
            }
            cause = cause.getCause();
        }
        return thrown instanceof WebApplicationException e
                ? ofStatus(e.getResponse().getStatus())
                : ofStatus(ProblemType.INTERNAL.status());
    }

    /** What a bare status means. */
    static ProblemException ofStatus(int status) {
        return switch (status) {
            case 401 -> new ProblemException(ProblemType.UNAUTHENTICATED, "Send a valid bearer token.");
            case 403 -> new ProblemException(ProblemType.FORBIDDEN, "This token's roles do not allow it.");
            case 404 -> new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
            case 405 ->
                new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "This address does not offer this method.");
            case 413 -> new ProblemException(ProblemType.TOO_LARGE, "The body is larger than this service accepts.");
            case 415 ->
                new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the media type that this address accepts.");
            case 503 -> unavailable();
            default ->
                status >= 400 && status < 500
                        ? new ProblemException(ProblemType.INVALID_REQUEST, "The request cannot be understood.")
                        : new ProblemException(ProblemType.INTERNAL, "Try again, and quote the request id.");
        };
    }

    private static @Nullable ProblemException known(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> problem;
            case ProtocolViolation violation ->
                new ProblemException(ProblemType.PROTOCOL_VIOLATION, String.valueOf(violation.getMessage()));
            case JsonMappingException mapping -> invalid(pointer(mapping), "is missing, unknown or of another type");
            case JsonProcessingException json -> invalid("", "is not JSON");
            case CharConversionException characters -> invalid("", "is not text in UTF-8");
            case DatabaseException database -> unavailable();
            default -> null;
        };
    }

    private static ProblemException unavailable() {
        return new ProblemException(ProblemType.UNAVAILABLE, "The database is not answering; try again shortly.");
    }

    private static ProblemException invalid(String pointer, String message) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The body is not valid.",
                List.of(new Problem.FieldError(pointer, message)));
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .limit(8)
                .map(step -> "/"
                        + (step.getFieldName() == null
                                ? String.valueOf(step.getIndex())
                                : PlainText.escaped(step.getFieldName())))
                .collect(Collectors.joining());
    }
}
