package io.covalence.service.mail;

import io.covalence.contract.text.PlainText;

/**
 * A mail of plain text to one person. What goes into its header is one line of visible characters, so that nobody can write a
 * header of their own there.
 *
 * @param to an address without a name
 */
public record Mail(String to, String subject, String text) {
    public Mail {
        if (!PlainText.isLine(to) || !PlainText.isLine(subject)) {
            throw new IllegalArgumentException("address and subject of a mail must be lines of visible characters");
        }
    }

    /** Mail holds secrets and addresses. */
    @Override
    public String toString() {
        return "Mail[REDACTED]";
    }
}
