package io.covalence.aggregation.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.aggregation.json.Json;
import io.covalence.contract.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes the problem documents of refusals that the container makes before a resource is reached. */
@WebServlet("/problem")
public class ProblemServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient ObjectMapper mapper = Json.own();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var refusal = Problems.ofStatus(status);
        var requestId = RequestIds.of(request);
        var address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
        response.setStatus(refusal.type().status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader(RequestIds.HEADER, requestId);
        response.getOutputStream()
                .write(Json.write(mapper, refusal.problem(address, requestId)).getBytes(StandardCharsets.UTF_8));
    }
}
