package io.covalence.rest.problem;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what the REST library refused: no such address, method or media type. */
@Provider
@Dependent
public class StatusMapper implements ExceptionMapper<WebApplicationException> {
    @Inject
    private ProblemAnswers answers;

    @Inject
    private Failures failures;

    @Override
    public Response toResponse(WebApplicationException refusal) {
        var told = refusal.getResponse();
        if (told.getStatusInfo().getFamily() == Response.Status.Family.SERVER_ERROR) {
            return failures.answer(refusal);
        }
        var answer = answers.of(told.getStatus());
        var allow = told.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }
}
