package io.covalence.rest.problem;

import io.covalence.contract.problem.Problem;
import io.covalence.rest.json.BodyJson;
import io.covalence.rest.request.RequestIds;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;

/** Writes the problem document for what the container itself refused, such as a missing token. */
@WebServlet("/problem")
public class ContainerProblems extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient BodyJson json;

    @Inject
    public ContainerProblems(BodyJson json) {
        this.json = json;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        var instance = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json.bytes(Problems.of(status, instance, RequestIds.of(request))));
    }
}
