package io.covalence.service.world;

import io.covalence.contract.invitation.MailDelivery;
import io.covalence.service.mail.Mail;
import io.covalence.service.mail.MailSender;
import java.util.ArrayList;
import java.util.List;

/** Keeps what would be sent. No mail is sent at first, as on a new platform. */
public final class RecordedMail implements MailSender {
    private final List<Mail> sent = new ArrayList<>();
    private MailDelivery delivery = MailDelivery.OFF;

    /** What becomes of mail from now on. */
    public synchronized void answer(MailDelivery next) {
        delivery = next;
    }

    /** What was sent to an address, the newest last. */
    public synchronized List<Mail> to(String address) {
        return sent.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    @Override
    public synchronized boolean isOn() {
        return delivery != MailDelivery.OFF;
    }

    @Override
    public synchronized MailDelivery send(Mail mail) {
        sent.add(mail);
        return delivery;
    }
}
