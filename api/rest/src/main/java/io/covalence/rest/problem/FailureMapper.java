package io.covalence.rest.problem;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers everything else that was thrown. */
@Provider
@Dependent
public class FailureMapper implements ExceptionMapper<Throwable> {
    @Inject
    private Failures failures;

    @Override
    public Response toResponse(Throwable thrown) {
        return failures.answer(thrown);
    }
}
