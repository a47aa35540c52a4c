package io.covalence.portal.invitation;

import io.covalence.contract.problem.ProblemException;
import io.covalence.portal.backend.Caller;
import io.covalence.portal.backend.Invitations;
import io.covalence.portal.page.PlainPage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An invitation, readable before sign-in. It is a plain page, since an invited person has no session yet. The token
 * comes in the address's fragment, which browsers do not send, or is pasted. It travels in a body and never in an
 * address.
 */
@WebServlet("/join")
public class JoinServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 1_000;

    private final transient Invitations invitations;

    @Inject
    public JoinServlet(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PlainPage.answer(response, HttpServletResponse.SC_OK, page(request).ask(""));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = page(request);
        var given = parameter(request, "token");
        var token = given == null || given.length() > LONGEST ? "" : token(given);
        if (token.isEmpty()) {
            PlainPage.answer(response, HttpServletResponse.SC_BAD_REQUEST, page.askForToken());
            return;
        }
        try {
            var preview = invitations.preview(token, Caller.of(request));
            request.getSession(true).setAttribute(PendingInvitation.ATTRIBUTE, new PendingInvitation(token));
            PlainPage.answer(response, HttpServletResponse.SC_OK, page.show(preview));
        } catch (ProblemException e) {
            PlainPage.answer(response, e.type().status(), page.ask(e.detail()));
        }
    }

    private static JoinPage page(HttpServletRequest request) {
        return new JoinPage(PlainPage.of(request));
    }

    /** People paste the whole link as readily as the token at its end. */
    static String token(String given) {
        return given.substring(given.lastIndexOf('#') + 1).strip();
    }

    /** The container throws when there are too many of them; that is no fault of ours to be logged. */
    private static @Nullable String parameter(HttpServletRequest request, String name) {
        try {
            return request.getParameter(name);
        } catch (RuntimeException tooMany) {
            return null;
        }
    }
}
