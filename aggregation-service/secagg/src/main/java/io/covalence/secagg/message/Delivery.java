package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.SiteId;

/** One dealer's signed header and its ciphertext for the receiver, empty when the receiver is the dealer. */
public record Delivery(SharesHeader header, ByteString ciphertext) {
    /**
     * Checks that the ciphertext is the one which the header lists for the receiver.
     *
     * @throws ProtocolViolation (MALFORMED) otherwise
     */
    public void requireFor(SiteId receiver) {
        Shares.requireListed(header.entryFor(receiver), ciphertext);
    }

    SiteId dealer() {
        return header.site();
    }
}
