package io.covalence.portal.security;

import io.covalence.portal.page.PlainPage;
import io.covalence.portal.shell.SecurityHeaders;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Checks requests before the container's sign-in reads them. A person who comes back from the identity provider gets a
 * new session id before the code is exchanged. So an id that an attacker planted is invalid before it could be signed
 * in. (The container's OpenID Connect client keeps the id.) A session beyond the limit ends here, since its requests
 * would keep it alive. Tokens in headers or addresses sign nobody in. Sign-in parameters must be well-formed. A body is
 * bounded before it is read, since a form's one field would grow in memory up to the server's limit.
 */
public final class BeforeSignIn implements ServletExtension {
    /** A secret in a form is all that these paths take. */
    private static final Set<String> FORMS = Set.of("/join", "/logout");

    private static final long MOST_OF_A_FORM = 1 << 14;
    private static final long MOST = 1 << 20;

    /** In which the sign-in remembers that it has sent somebody to the identity provider. */
    private static final String STATE_COOKIE = "OAuth_Token_Request_State";

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addOuterHandlerChainWrapper(next -> exchange -> handle(exchange, next));
    }

    private static void handle(HttpServerExchange exchange, HttpHandler next) throws Exception {
        var context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
        if (context.getServletRequest() instanceof HttpServletRequest request
                && context.getServletResponse() instanceof HttpServletResponse response) {
            if (isOdd(exchange)) {
                refuse(exchange, request, response, StatusCodes.BAD_REQUEST);
                return;
            }
            renew(exchange, request);
            long most = mostOf(exchange, request);
            if (exchange.getRequestContentLength() > most) {
                refuse(exchange, request, response, StatusCodes.REQUEST_ENTITY_TOO_LARGE);
                return;
            }
            exchange.setMaxEntitySize(most);
            if (isStranger(request)) {
                AddressThroughSignIn.keep(request, response);
            }
        }
        next.handleRequest(exchange);
    }

    private static boolean isOdd(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().contains(Headers.AUTHORIZATION)
                || has(exchange, "access_token")
                || !isAddress(exchange)
                || !SignInParameters.areSound(exchange.getQueryString())
                || (has(exchange, SignInParameters.ERROR) && exchange.getRequestCookie(STATE_COOKIE) == null);
    }

    /** The sign-in fails on an address that is none, be it for its host or for a brace in its query. */
    private static boolean isAddress(HttpServerExchange exchange) {
        try {
            var query = exchange.getQueryString();
            return new URI(exchange.getRequestURL() + (query.isEmpty() ? "" : "?" + query)).getHost() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /** What a body may hold. The many fields of a page of ours, once somebody is signed in, are what takes most. */
    private static long mostOf(HttpServerExchange exchange, HttpServletRequest request) {
        return FORMS.contains(exchange.getRelativePath()) || isStranger(request) ? MOST_OF_A_FORM : MOST;
    }

    private static boolean isStranger(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null || PortalSessions.person(session) == null;
    }

    /**
     * Answers at once, and hangs up: what the body would still bring is not waited for. (The container leads to no page for errors
     * before its sign-in has begun.)
     */
    private static void refuse(
            HttpServerExchange exchange, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        exchange.setPersistent(false);
        SecurityHeaders.set(response);
        var page = ErrorServlet.page(PlainPage.of(request), request.getContextPath() + "/", status);
        PlainPage.answer(response, status, page);
    }

    private static void renew(HttpServerExchange exchange, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return;
        }
        if (PortalSessions.isEnding(session)) {
            session.invalidate();
        } else if (has(exchange, "code") && has(exchange, "state")) {
            request.changeSessionId();
        }
    }

    private static boolean has(HttpServerExchange exchange, String parameter) {
        return exchange.getQueryParameters().containsKey(parameter);
    }
}
