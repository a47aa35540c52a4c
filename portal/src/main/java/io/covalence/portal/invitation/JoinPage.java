package io.covalence.portal.invitation;

import static io.covalence.portal.page.PlainPage.escaped;
import static io.covalence.portal.page.PlainPage.html;
import static io.covalence.portal.page.PlainPage.say;

import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.portal.page.PlainPage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the pages of an invitation as plain HTML. Everything from outside is escaped. */
final class JoinPage {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(Locale.UK);

    private JoinPage() {}

    /** Asks for the token. */
    static String ask(String problem) {
        var alert = problem.isEmpty() ? "" : "<p class=\"join-problem\" role=\"alert\">" + escaped(problem) + "</p>";
        return page("""
            <h1>%s</h1>
            <p class="lead">%s</p>
            %s
            <form method="post" action="join" id="join-form">
              <label for="token">%s</label>
              <input id="token" name="token" maxlength="1000" required autocomplete="off" spellcheck="false">
              <button type="submit">%s</button>
            </form>
            <script src="covalence/join.js"></script>
            """.formatted(html("join.title"), html("join.lead"), alert, html("join.token"), html("join.open")));
    }

    /** Shows who asks for what, and leads to the sign-in while the invitation is open. */
    static String show(InvitationPreview preview) {
        var open = preview.state() == InvitationState.PENDING;
        var action = open
                ? "<p class=\"join-next\"><a class=\"join-button\" id=\"join-accept\" href=\"invitation\">%s</a></p><p class=\"quiet\">%s</p>"
                        .formatted(html("join.continue"), escaped(say("join.continue.why", preview.sentTo())))
                : "<p class=\"join-problem\" role=\"alert\">%s</p>"
                        .formatted(html("join.state." + preview.state().name().toLowerCase(Locale.ROOT)));
        return page("""
            <p class="quiet">%s</p>
            <h1>%s</h1>
            <p class="lead">%s</p>
            <h2>%s</h2><p class="question">%s</p>
            <h2>%s</h2><p>%s</p>
            <h2>%s</h2><div class="agreement" tabindex="0">%s</div>
            %s
            """.formatted(
                escaped(say("join.invites", preview.tenantName(), preview.institutionName())),
                escaped(preview.studyName()),
                escaped(say("join.until", DATE.format(preview.expiresAt().atZone(ZoneOffset.UTC)))),
                html("join.question"),
                escaped(preview.question()),
                html("join.data"),
                html("join.data.words"),
                html("join.agreement"),
                agreement(preview.agreement()),
                action));
    }

    private static String agreement(String text) {
        return AgreementPassage.of(text).stream()
                .map(passage -> (passage.isQuoted() ? "<blockquote>%s</blockquote>" : "<div>%s</div>")
                        .formatted(escaped(passage.text())))
                .collect(Collectors.joining());
    }

    private static String page(String body) {
        return PlainPage.page("", "join.page", body);
    }
}
