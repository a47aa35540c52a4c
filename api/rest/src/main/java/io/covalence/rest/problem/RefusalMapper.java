package io.covalence.rest.problem;

import io.covalence.contract.problem.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what a service refused. */
@Provider
@Dependent
public class RefusalMapper implements ExceptionMapper<ProblemException> {
    @Inject
    private ProblemAnswers answers;

    @Override
    public Response toResponse(ProblemException refusal) {
        return answers.of(refusal);
    }
}
