package io.covalence.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers JSON that cannot be read. */
@Provider
@Dependent
public class JsonProcessingMapper implements ExceptionMapper<JsonProcessingException> {
    @Inject
    private Failures failures;

    @Override
    public Response toResponse(JsonProcessingException thrown) {
        return failures.answer(thrown);
    }
}
