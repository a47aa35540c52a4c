package io.covalence.rest.problem;

import io.covalence.contract.problem.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers parameters that are out of bounds. */
@Provider
@Dependent
public class ConstraintMapper implements ExceptionMapper<ConstraintViolationException> {
    @Inject
    private ProblemAnswers answers;

    @Override
    public Response toResponse(ConstraintViolationException refusal) {
        var errors = refusal.getConstraintViolations().stream()
                .map(ConstraintMapper::error)
                .toList();
        return answers.invalid("The request is out of bounds.", errors);
    }

    /** The path begins with our method and its parameter; what follows is inside the body. */
    static Problem.FieldError error(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return new Problem.FieldError(pointer.toString(), violation.getMessage());
    }
}
