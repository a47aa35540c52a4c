package io.covalence.secagg.message;

import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import java.util.List;

/**
 * M4, service to site: what every member of U2 dealt to the receiver, ascending by dealer. It grows with the cohort, not its
 * square.
 */
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

    public byte[] encode() {
        var out = MessageType.DELIVER.encoder().u16(deliveries.size());
        deliveries.forEach(delivery -> delivery.write(out));
        return out.toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Deliver decode(byte[] message) {
        var in = Decoder.open(message, MessageType.DELIVER);
        var deliveries = in.ascending(CohortPolicy.LIMIT, Delivery::read, Delivery::dealer);
        in.end();
        return new Deliver(deliveries);
    }
}
