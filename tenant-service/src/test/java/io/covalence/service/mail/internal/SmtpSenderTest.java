package io.covalence.service.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.covalence.contract.invitation.MailDelivery;
import io.covalence.service.mail.Mail;
import io.covalence.service.mail.MailSettings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real mail server on this machine. */
class SmtpSenderTest {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static SmtpSender sender(MailSettings settings) {
        return new SmtpSender(settings, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private SmtpSender plain() {
        return sender(new MailSettings(LOOPBACK, server.getSmtp().getPort(), "study@helix.example", "", null, false));
    }

    @Test
    void aMailArrivesAsItWasWritten() throws MessagingException, IOException {
        var delivery = plain().send(new Mail("ann@elm.example", "Studie über 毒性", "Grüße\n> zitiert"));

        assertThat(delivery).isEqualTo(MailDelivery.SENT);
        var message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Studie über 毒性");
        assertThat(message.getContent().toString()).isEqualToNormalizingNewlines("Grüße\n> zitiert");
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("study@helix.example");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("ann@elm.example");
        assertThat(message.getSentDate()).isEqualTo(NOON);
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getMessageID()).endsWith("@helix.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Study\r\nBcc: cy@ash.example", "Study\nX: 1", "Study\u2028X", "Study\u0000"})
    void aHeaderIsOneLine(String subject) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mail("ann@elm.example", subject, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mail(subject + "@elm.example", "Study", ""));
    }

    /** What a generous parser would take for one or more other addresses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann<bo@fir.example>",
                "<bo@fir.example>",
                "ann,bo@fir.example",
                "ann;bo@fir.example",
                "ann@elm.example,bo@fir.example",
                "(ann)bo@fir.example",
                "all:bo@fir.example;"
            })
    void aMailGoesToOneAddressAsItStands(String address) {
        assertThat(plain().send(new Mail(address, "Study", ""))).isEqualTo(MailDelivery.FAILED);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aLongSubjectStaysOneHeader() throws MessagingException {
        plain().send(new Mail(
                "ann@elm.example", "Bcc: cy@ash.example ".repeat(10).strip(), "text"));

        var message = server.getReceivedMessages()[0];
        assertThat(message.getRecipients(Message.RecipientType.BCC)).isNull();
        assertThat(message.getSubject()).hasSize(199);
    }

    @Test
    void aServerThatIsNotThereIsNoFailureOfOurs() {
        var sender = plain();
        server.stop();

        assertThat(sender.send(new Mail("ann@elm.example", "Study", ""))).isEqualTo(MailDelivery.FAILED);
    }

    /** GreenMail's plain port offers no encryption. */
    @Test
    void nothingIsSentInTheClearWhereEncryptionIsRequired() {
        var settings = new MailSettings(LOOPBACK, server.getSmtp().getPort(), "study@helix.example", "", null, true);

        assertThat(sender(settings).send(new Mail("ann@elm.example", "Study", "")))
                .isEqualTo(MailDelivery.FAILED);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void aPasswordThatOthersMayReadIsNotUsed(String mode) throws IOException {
        assertThat(withPasswordOfMode(mode)).isEqualTo(MailDelivery.FAILED);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void whoHasTheRightPasswordMaySend() throws IOException {
        server.setUser("study@helix.example", "study", "right");

        assertThat(withPasswordOfMode("rw-------")).isEqualTo(MailDelivery.SENT);
    }

    private MailDelivery withPasswordOfMode(String mode) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "right\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        var settings =
                new MailSettings(LOOPBACK, server.getSmtp().getPort(), "study@helix.example", "study", file, false);
        return sender(settings).send(new Mail("ann@elm.example", "Study", ""));
    }

    @Test
    void withoutAServerNoMailIsSent() {
        var off = sender(new MailSettings("", 587, "", "", null, true));

        assertThat(off.isOn()).isFalse();
        assertThat(off.send(new Mail("ann@elm.example", "Study", ""))).isEqualTo(MailDelivery.OFF);
    }
}
