package io.covalence.service.invitation;

import io.covalence.contract.text.PlainText;
import io.covalence.service.environment.ServiceSettings;
import io.covalence.service.mail.Mail;
import io.covalence.service.study.StudyFacts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** Writes the e-mail that an invited person gets: in our words, with the sponsor's marked as such. */
@Dependent
class InvitationMail {
    private static final Locale LANGUAGE = Locale.ENGLISH;
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", LANGUAGE).withZone(ZoneOffset.UTC);

    private final ServiceSettings settings;

    @Inject
    InvitationMail(ServiceSettings settings) {
        this.settings = settings;
    }

    Mail write(Invitation invitation, String tenantName, StudyFacts study, String token) {
        return new Mail(
                invitation.email(),
                text("subject", tenantName),
                text(
                        "text",
                        quoted(tenantName),
                        quoted(invitation.institutionName()),
                        quoted(study.name()),
                        quoted(study.question()),
                        link(token),
                        UNTIL.format(invitation.expiresAt()),
                        invitation.email()));
    }

    /** The token stands in the fragment, which no browser sends to a server. */
    private String link(String token) {
        return settings.publicUrl() + "/portal/join#" + token;
    }

    private static String quoted(String text) {
        return String.join("\n", PlainText.quoted(text));
    }

    private static String text(String key, Object... values) {
        var pattern = ResourceBundle.getBundle("io.covalence.service.invitation.mail", LANGUAGE)
                .getString(key);
        return new MessageFormat(pattern, LANGUAGE).format(values);
    }
}
