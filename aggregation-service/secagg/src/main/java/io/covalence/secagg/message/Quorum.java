package io.covalence.secagg.message;

import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import java.util.Comparator;
import java.util.List;

/**
 * M8, service to site: enough M7 on the same survivors, ascending by site. No other set of survivors can get a quorum beside it.
 */
public record Quorum(List<Agreement> agreements) {
    /** Bytes reserved for the count of what members say they have added. */
    private static final int ADDED = Short.BYTES;

    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when sites are repeated or not ascending
     */
    public Quorum {
        agreements = List.copyOf(agreements);
        Decoder.requireAscending(agreements, Agreement::site);
    }

    /** A quorum of messages in any order. */
    public static Quorum of(List<Agreement> messages) {
        return new Quorum(
                messages.stream().sorted(Comparator.comparing(Agreement::site)).toList());
    }

    public byte[] encode() {
        var out = MessageType.QUORUM.encoder().u16(agreements.size());
        agreements.forEach(agreement -> out.bytes(agreement.encode()));
        return out.reserved(Survivors.MASKED_ROOT).reserved(ADDED).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Quorum decode(byte[] message) {
        var in = Decoder.open(message, MessageType.QUORUM);
        var agreements = in.ascending(
                CohortPolicy.LIMIT,
                element -> Agreement.decode(element.bytes(MessageType.AGREEMENT.maximumBytes())),
                Agreement::site);
        in.reserved(Survivors.MASKED_ROOT);
        in.reserved(ADDED);
        in.end();
        return new Quorum(agreements);
    }
}
