package io.covalence.rest.problem;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers an unknown member. The library has a mapper of its own for this, which would answer instead. */
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
