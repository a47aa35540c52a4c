package io.covalence.rest.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers with the documentation of the interface: the committed OpenAPI document as a page, without any script. */
@WebServlet("/docs")
public class DocsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String DOCUMENT = "/openapi.json";

    @SuppressWarnings("NullAway.Init") // The container calls init before any request.
    private transient byte[] page;

    @Override
    public void init() throws ServletException {
        try (var document = getServletContext().getResourceAsStream(DOCUMENT)) {
            page = DocsPage.of(new ObjectMapper().readTree(document)).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ServletException(DOCUMENT + " cannot be read", e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
