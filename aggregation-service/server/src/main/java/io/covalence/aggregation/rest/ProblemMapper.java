package io.covalence.aggregation.rest;

import io.covalence.contract.problem.FailureLines;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.text.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every failure with a problem document. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
    private static final FailureLines LINES = new FailureLines(Clock.systemUTC());

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 400) {
            return e.getResponse();
        }
        var refusal = Problems.of(thrown);
        var requestId = RequestIds.of(request);
        if (refusal.type() == ProblemType.INTERNAL || refusal.type() == ProblemType.UNAVAILABLE) {
            LOG.error(
                    "{} {} failed, request {}: {}",
                    request.getMethod(),
                    PlainText.escaped(request.getRequestURI()),
                    requestId,
                    FailureLines.of(thrown));
            if (LINES.isNews(thrown)) {
                LOG.error("The first of these for a while, request {}", requestId, thrown);
            }
        }
        var answer = answer(refusal, request.getRequestURI(), requestId);
        if (thrown instanceof WebApplicationException e && e.getResponse().getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, e.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    static Response.ResponseBuilder answer(ProblemException refusal, String address, String requestId) {
        return Response.status(refusal.type().status())
                .type(Problem.MEDIA_TYPE)
                .header(RequestIds.HEADER, requestId)
                .entity(refusal.problem(address, requestId));
    }
}
