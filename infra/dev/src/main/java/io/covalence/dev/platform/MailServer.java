package io.covalence.dev.platform;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.covalence.dev.story.Mailbox;
import io.covalence.dev.story.StoryException;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A mail server of this machine's own, which delivers to nobody: mail stays in this process's memory, to be read. */
final class MailServer implements Mailbox, AutoCloseable {
    static final String HOST = "127.0.0.1";

    /** That the platform's mail comes from. */
    static final String FROM = "invitations@covalence.example";

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    static MailServer start(Ports ports) {
        var server = new GreenMail(new ServerSetup(ports.mail(), HOST, ServerSetup.PROTOCOL_SMTP));
        try {
            server.start();
        } catch (IllegalStateException e) {
            throw new CannotStart("The mail server did not start on port " + ports.mail() + ".", e);
        }
        return new MailServer(server);
    }

    /** A mail as its reader sees it. */
    record Letter(String to, String subject, String text) {}

    /** All that was sent, the newest first. */
    List<Letter> letters() {
        return Arrays.stream(server.getReceivedMessages())
                .map(MailServer::letter)
                .toList()
                .reversed();
    }

    private static Letter letter(MimeMessage message) {
        try {
            var to = Arrays.stream(message.getAllRecipients()).map(Address::toString);
            return new Letter(
                    to.collect(Collectors.joining(", ")),
                    String.valueOf(message.getSubject()),
                    String.valueOf(message.getContent()).replace("\r\n", "\n"));
        } catch (MessagingException | IOException e) {
            throw new StoryException("A mail cannot be read.", e);
        }
    }

    @Override
    public String newest(String address) {
        return letters().stream()
                .filter(letter -> letter.to().equals(address))
                .findFirst()
                .map(Letter::text)
                .orElseThrow(() -> new StoryException("No mail has come for " + address + "."));
    }

    @Override
    public void close() {
        server.stop();
    }
}
