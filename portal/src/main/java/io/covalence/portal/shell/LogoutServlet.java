package io.covalence.portal.shell;

import static io.covalence.portal.page.PlainPage.escaped;

import io.covalence.portal.page.PlainPage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.OidcPrincipal;

/**
 * Signs out here and at the identity provider, as OpenID Connect RP-Initiated Logout 1.0 describes it. A GET only asks,
 * because a link on a foreign page can cause one. The identity token tells the provider which session to end, so that
 * it need not ask. It travels in a form, because addresses are kept in histories and logs.
 */
@WebServlet("/logout")
public class LogoutServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PlainPage.answer(response, HttpServletResponse.SC_OK, ask(PlainPage.of(request)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var idToken = request.getUserPrincipal() instanceof OidcPrincipal<?> principal
                ? principal.getOidcSecurityContext().getIDTokenString()
                : null;
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.setHeader(ContentPolicy.HEADER, ContentPolicy.leadingTo(PortalSettings.oidcOrigin()));
        var back = PortalSettings.publicUrl() + request.getContextPath() + "/";
        var page = goOn(PlainPage.of(request), PortalSettings.oidcUrl(), back, idToken);
        PlainPage.answer(response, HttpServletResponse.SC_OK, page);
    }

    static String ask(PlainPage plain) {
        return plain.page("", "sign-out.page", """
            <h1>%s</h1>
            <p class="lead">%s</p>
            <form method="post" action="logout"><button type="submit">%s</button></form>
            """.formatted(
                        plain.html("sign-out.ask"), plain.html("sign-out.ask.words"), plain.html("shell.sign-out")));
    }

    /** The second half, at the identity provider; a script sends the form at once. */
    static String goOn(PlainPage plain, String issuer, String back, @Nullable String idToken) {
        return plain.page("", "sign-out.page", """
            <h1>%s</h1>
            <p class="lead">%s</p>
            <form method="post" id="sign-out-form" action="%s">
              <input type="hidden" name="client_id" value="portal">
              <input type="hidden" name="post_logout_redirect_uri" value="%s">
              %s
              <button type="submit">%s</button>
            </form>
            <script src="covalence/sign-out.js"></script>
            """.formatted(
                        plain.html("sign-out.here"),
                        plain.html("sign-out.here.words"),
                        escaped(issuer + "/protocol/openid-connect/logout"),
                        escaped(back),
                        idToken == null
                                ? ""
                                : "<input type=\"hidden\" name=\"id_token_hint\" value=\"" + escaped(idToken) + "\">",
                        plain.html("sign-out.there")));
    }
}
