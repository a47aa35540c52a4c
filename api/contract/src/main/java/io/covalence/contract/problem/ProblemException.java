package io.covalence.contract.problem;

import java.util.List;

/** A refusal. Its detail is written for the caller and contains nothing secret. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient List<Problem.FieldError> errors;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<Problem.FieldError> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Problem.FieldError> errors() {
        return errors;
    }

    public Problem problem(String instance, String requestId) {
        return new Problem(type.uri(), type.title(), type.status(), detail(), instance, type.code(), errors, requestId);
    }
}
