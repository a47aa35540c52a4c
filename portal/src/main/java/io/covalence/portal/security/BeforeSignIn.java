package io.covalence.portal.security;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Looks at requests before the sign-in does. Whoever comes back from the identity provider gets a new session id before the code
 * is exchanged: an id that somebody else has planted is dead before it could be signed in, so there is no moment to use it in.
 * (The container's OpenID Connect client keeps the id.) A session that is one too many ends here, or asking in it would keep it
 * alive. Tokens in headers or addresses sign nobody in here.
 */
public final class BeforeSignIn implements ServletExtension {
    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addOuterHandlerChainWrapper(next -> exchange -> handle(exchange, next));
    }

    private static void handle(HttpServerExchange exchange, HttpHandler next) throws Exception {
        if (exchange.getRequestHeaders().contains(Headers.AUTHORIZATION) || has(exchange, "access_token")) {
            exchange.setStatusCode(StatusCodes.BAD_REQUEST).endExchange();
            return;
        }
        var context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
        if (context.getServletRequest() instanceof HttpServletRequest request) {
            renew(exchange, request);
        }
        next.handleRequest(exchange);
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
