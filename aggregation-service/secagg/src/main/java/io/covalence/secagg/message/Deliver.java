package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.ShareBox;
import java.util.Comparator;
import java.util.List;

/** M4, service to site: what every member of U2 dealt to the receiver, ascending by dealer. */
public record Deliver(List<Delivery> deliveries) {
    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when dealers are repeated or not ascending
     */
    public Deliver {
        deliveries = List.copyOf(deliveries);
        Decoder.requireAscending(deliveries, Delivery::dealer);
    }

    /** What the service sends to one receiver, from the stored M3 in any order. */
    public static Deliver to(SiteId receiver, List<Shares> messages) {
        return new Deliver(messages.stream()
                .map(message -> new Delivery(message.header(), message.ciphertextFor(receiver)))
                .sorted(Comparator.comparing(Delivery::dealer))
                .toList());
    }

    public byte[] encode() {
        var out = MessageType.DELIVER.encoder().u16(deliveries.size());
        deliveries.forEach(delivery -> out.bytes(delivery.header().encode()).bytes(delivery.ciphertext()));
        return out.toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Deliver decode(byte[] message) {
        var in = Decoder.open(message, MessageType.DELIVER);
        var deliveries = in.ascending(CohortPolicy.LIMIT, Deliver::read, Delivery::dealer);
        in.end();
        return new Deliver(deliveries);
    }

    private static Delivery read(Decoder in) {
        var header = SharesHeader.decode(in.bytes(MessageType.SHARES_HEADER.maximumBytes()));
        return new Delivery(header, ByteString.of(in.bytes(ShareBox.CIPHERTEXT_SIZE)));
    }
}
