package io.covalence.rest.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers JSON of another form. The library has a mapper of its own for this, which would answer instead. */
@Provider
@Dependent
public class JsonMappingMapper implements ExceptionMapper<JsonMappingException> {
    @Inject
    private Failures failures;

    @Override
    public Response toResponse(JsonMappingException thrown) {
        return failures.answer(thrown);
    }
}
