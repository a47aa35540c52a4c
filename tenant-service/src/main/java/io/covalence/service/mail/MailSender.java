package io.covalence.service.mail;

import io.covalence.contract.invitation.MailDelivery;

/** Sends mail. It never throws: who cannot be written to is told otherwise, and nothing is lost by it. */
public interface MailSender {
    /** Whether mail is sent at all. */
    boolean isOn();

    /**
     * Hands a mail to a mail server, within seconds or not at all. Not to be called in a transaction: a mail cannot be taken back,
     * and a slow server would hold rows.
     *
     * @return OFF when no mail is sent here
     */
    MailDelivery send(Mail mail);
}
