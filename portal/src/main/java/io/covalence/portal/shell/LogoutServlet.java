package io.covalence.portal.shell;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wildfly.security.http.oidc.OidcPrincipal;

/**
 * Signs out here and at the identity provider, as OpenID Connect RP-Initiated Logout 1.0 describes it. The identity token
 * shows the provider whose session is meant, so that it need not ask.
 */
@WebServlet("/logout")
public class LogoutServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var idToken = request.getUserPrincipal() instanceof OidcPrincipal<?> principal
                ? principal.getOidcSecurityContext().getIDTokenString()
                : null;
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        var back = PortalSettings.publicUrl() + request.getContextPath() + "/";
        var query = "post_logout_redirect_uri=" + encoded(back) + "&client_id=portal";
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(PortalSettings.oidcUrl() + "/protocol/openid-connect/logout?" + query
                + (idToken == null ? "" : "&id_token_hint=" + encoded(idToken)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
