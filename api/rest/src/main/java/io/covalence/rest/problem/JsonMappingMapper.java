package io.covalence.rest.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** JSON of another form; the library brings a mapper of its own for this, which would win otherwise. */
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
