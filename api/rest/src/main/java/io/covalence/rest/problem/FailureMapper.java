package io.covalence.rest.problem;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Everything else that was thrown. */
@Provider
@Dependent
public class FailureMapper implements ExceptionMapper<Throwable> {
    private final Failures failures;

    @Inject
    public FailureMapper(Failures failures) {
        this.failures = failures;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        return failures.answer(thrown);
    }
}
