package io.covalence.portal.invitation;

import static io.covalence.portal.page.PlainPage.escaped;

import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.portal.page.PlainPage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the pages of an invitation as plain HTML. Everything from outside is escaped. */
record JoinPage(PlainPage plain) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);

    /** Asks for the token, since what was entered holds none. */
    String askForToken() {
        return ask(plain.say("join.no-token"));
    }

    /** Asks for the token. */
    String ask(String problem) {
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
            """.formatted(
                        plain.html("join.title"),
                        plain.html("join.lead"),
                        alert,
                        plain.html("join.token"),
                        plain.html("join.open")));
    }

    /** Shows who asks for what, and leads to the sign-in while the invitation is open. */
    String show(InvitationPreview preview) {
        var open = preview.state() == InvitationState.PENDING;
        var action = open
                ? "<p class=\"join-next\"><a class=\"join-button\" id=\"join-accept\" href=\"invitation\">%s</a></p><p class=\"quiet\">%s</p>"
                        .formatted(
                                plain.html("join.continue"), escaped(plain.say("join.continue.why", preview.sentTo())))
                : "<p class=\"join-problem\" role=\"alert\">%s</p>"
                        .formatted(plain.html(
                                "join.state." + preview.state().name().toLowerCase(Locale.ROOT)));
        return page("""
            <p class="quiet">%s</p>
            <h1>%s</h1>
            <p class="lead">%s</p>
            <h2>%s</h2><p class="question">%s</p>
            <h2>%s</h2><p>%s</p>
            <h2>%s</h2><div class="agreement" tabindex="0">%s</div>
            %s
            """.formatted(
                        escaped(plain.say("join.invites", preview.tenantName(), preview.institutionName())),
                        escaped(preview.studyName()),
                        escaped(plain.say("join.until", date(preview.expiresAt()))),
                        plain.html("join.question"),
                        escaped(preview.question()),
                        plain.html("join.data"),
                        plain.html("join.data.words"),
                        plain.html("join.agreement"),
                        agreement(preview.agreement()),
                        action));
    }

    private static String agreement(String text) {
        return AgreementPassage.of(text).stream()
                .map(passage -> (passage.isQuoted() ? "<blockquote>%s</blockquote>" : "<div>%s</div>")
                        .formatted(escaped(passage.text())))
                .collect(Collectors.joining());
    }

    private String date(Instant moment) {
        return DATE.localizedBy(plain.language().locale()).format(moment.atZone(ZoneOffset.UTC));
    }

    private String page(String body) {
        return plain.page("", "join.page", body);
    }
}
