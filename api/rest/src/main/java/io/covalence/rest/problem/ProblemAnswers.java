package io.covalence.rest.problem;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.rest.request.RequestIds;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Makes the answers for problems of the present request. */
@Dependent
class ProblemAnswers {
    private final HttpServletRequest request;

    @Inject
    ProblemAnswers(HttpServletRequest request) {
        this.request = request;
    }

    Response of(ProblemException refusal) {
        return answer(refusal.problem(instance(), requestId()));
    }

    Response of(int status) {
        return answer(Problems.of(status, instance(), requestId()));
    }

    Response invalid(String detail, List<Problem.FieldError> errors) {
        return of(new ProblemException(ProblemType.INVALID_REQUEST, detail, errors));
    }

    /** The request, for the log: no query, no body. */
    String what() {
        return request.getMethod() + " " + instance();
    }

    String requestId() {
        return RequestIds.of(request);
    }

    private String instance() {
        return request.getRequestURI();
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem)
                .build();
    }
}
