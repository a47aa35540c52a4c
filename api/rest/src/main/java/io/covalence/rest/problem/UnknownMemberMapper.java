package io.covalence.rest.problem;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A member that nobody asked for; the library brings a mapper of its own for this, which would win otherwise. */
@Provider
@Dependent
public class UnknownMemberMapper implements ExceptionMapper<UnrecognizedPropertyException> {
    @Inject
    private Failures failures;

    @Override
    public Response toResponse(UnrecognizedPropertyException thrown) {
        return failures.answer(thrown);
    }
}
