package io.covalence.service.mail.internal;

import io.covalence.contract.invitation.MailDelivery;
import io.covalence.contract.text.PlainText;
import io.covalence.service.mail.Mail;
import io.covalence.service.mail.MailSender;
import io.covalence.service.mail.MailSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends mail by SMTP, one connection for each. The log tells why a mail was not taken, and neither to whom nor what it said. */
@Dependent
public class SmtpSender implements MailSender {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);
    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "10000";
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final MailSettings settings;
    private final Clock clock;

    @Inject
    public SmtpSender(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean isOn() {
        return settings.isOn();
    }

    @Override
    public MailDelivery send(Mail mail) {
        if (!isOn()) {
            return MailDelivery.OFF;
        }
        try {
            var session = Session.getInstance(properties());
            var message = message(session, mail);
            try (var transport = session.getTransport("smtp")) {
                transport.connect(settings.host(), settings.port(), user(), password());
                transport.sendMessage(message, message.getAllRecipients());
            }
            return MailDelivery.SENT;
        } catch (SendFailedException | AddressException e) {
            // Its message may name the address.
            LOG.warn("A mail was not sent: the address is not one, or the server refused it");
        } catch (MessagingException | IOException e) {
            LOG.warn("A mail was not sent: {}", PlainText.escaped(String.valueOf(e.getMessage())));
        }
        return MailDelivery.FAILED;
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(address(settings.from()));
        message.setRecipient(Message.RecipientType.TO, address(mail.to()));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // No machine answers it, such as one that tells that somebody is away.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** One address as it stands: in what a person has written, a parser might find another, or several. */
    private static InternetAddress address(String address) throws MessagingException {
        var one = new InternetAddress();
        one.setAddress(address);
        one.validate();
        if (one.isGroup()) {
            throw new AddressException("a mail goes to one address and not to a group");
        }
        return one;
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.startTls()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.startTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", String.valueOf(user() != null));
        // For a message's id, which else tells the user and the machine that this runs as and on.
        properties.setProperty("mail.from", settings.from());
        return properties;
    }

    private @Nullable String user() {
        return settings.user().isEmpty() ? null : settings.user();
    }

    /** Read each time, so that it can be replaced while the server runs. */
    private @Nullable String password() throws IOException {
        var file = settings.passwordFile();
        return file == null ? null : secret(file);
    }

    private static String secret(Path file) throws IOException {
        if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("others may read the file of COVALENCE_SMTP_PASSWORD_FILE; make its mode 0600");
        }
        return Files.readString(file).strip();
    }
}
