package io.covalence.portal.security;

import io.covalence.portal.page.PlainPage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What people see when the container refuses a request or a servlet fails: never a cause, a class or a version. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        PlainPage.answer(response, status, page(PlainPage.of(request), request.getContextPath() + "/", status));
    }

    static String page(PlainPage plain, String root, int status) {
        var kind = kind(status);
        return plain.page(root, "error.page", """
            <h1>%s</h1>
            <p class="lead">%s</p>
            <p>%s</p>
            <p><a href="%s">%s</a></p>
            """.formatted(
                        plain.html("error." + kind),
                        plain.html("error.why." + kind),
                        plain.html("error.next." + kind),
                        PlainPage.escaped(root),
                        plain.html("problem.home")));
    }

    private static String kind(int status) {
        return switch (status) {
            case HttpServletResponse.SC_FORBIDDEN -> "forbidden";
            case HttpServletResponse.SC_NOT_FOUND -> "missing";
            default -> status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "refused" : "failed";
        };
    }
}
