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
public record DeliveredShares(List<DeliveredShare> deliveries) {
    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when dealers are repeated or not ascending
     */
    public DeliveredShares {
        deliveries = List.copyOf(deliveries);
        Decoder.requireAscending(deliveries, DeliveredShare::dealer);
    }

    public byte[] encode() {
        var out = MessageType.DELIVERED_SHARES.encoder().u16(deliveries.size());
        deliveries.forEach(delivered -> delivered.write(out));
        return out.toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static DeliveredShares decode(byte[] message) {
        var in = Decoder.open(message, MessageType.DELIVERED_SHARES);
        var deliveries = in.ascending(CohortPolicy.LIMIT, DeliveredShare::read, DeliveredShare::dealer);
        in.end();
        return new DeliveredShares(deliveries);
    }
}
