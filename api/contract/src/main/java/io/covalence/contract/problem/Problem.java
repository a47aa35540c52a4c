package io.covalence.contract.problem;

import java.util.List;

/**
 * An RFC 9457 problem document.
 *
 * @param type URN of the kind of problem
 * @param status HTTP status
 * @param detail what, why and what next, in plain words; never a cause's own message
 * @param instance path of the request
 * @param code see {@link ProblemType#code()}
 * @param errors the fields at fault, may be empty
 * @param requestId to be quoted when asking for help
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        List<FieldError> errors,
        String requestId) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * A field at fault.
     *
     * @param pointer RFC 6901 JSON pointer into the request's body, or the name of a parameter
     */
    public record FieldError(String pointer, String message) {}
}
