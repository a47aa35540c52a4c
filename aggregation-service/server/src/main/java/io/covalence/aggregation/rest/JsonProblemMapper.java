package io.covalence.aggregation.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Takes the place of RESTEasy's own mapper, which answers with plain text. */
@Provider
@Priority(1)
public class JsonProblemMapper implements ExceptionMapper<JsonProcessingException> {
    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(JsonProcessingException thrown) {
        var requestId = RequestIds.of(request);
        return ProblemMapper.answer(Problems.of(thrown), request.getRequestURI(), requestId)
                .build();
    }
}
