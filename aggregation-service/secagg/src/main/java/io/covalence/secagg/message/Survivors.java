package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;
import java.util.Comparator;
import java.util.List;

/** M6, service to site: the signed M5 headers of U3, ascending by site. */
public record Survivors(List<MaskedHeader> members) {
    /** Bytes reserved for a root over the masked sum; the service's signature over it has its place behind it. */
    static final int MASKED_ROOT = ByteString.KEY_SIZE;

    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when sites are repeated or not ascending
     */
    public Survivors {
        members = List.copyOf(members);
        Decoder.requireAscending(members, MaskedHeader::site);
    }

    /** Survivors from headers in any order. */
    public static Survivors of(List<MaskedHeader> headers) {
        return new Survivors(headers.stream()
                .sorted(Comparator.comparing(MaskedHeader::site))
                .toList());
    }

    public byte[] encode() {
        var out = MessageType.SURVIVORS.encoder().u16(members.size());
        members.forEach(member -> out.bytes(member.encode()));
        return out.reserved(MASKED_ROOT).reserved(Signatures.SIZE).toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Survivors decode(byte[] message) {
        var in = Decoder.open(message, MessageType.SURVIVORS);
        var members = in.ascending(
                CohortPolicy.LIMIT,
                element -> MaskedHeader.decode(element.bytes(MessageType.MASKED_HEADER.maximumBytes())),
                MaskedHeader::site);
        in.reserved(MASKED_ROOT);
        in.reserved(Signatures.SIZE);
        in.end();
        return new Survivors(members);
    }

    /** {@code H(U3)}. */
    public ByteString hash() {
        return hash(members.stream().map(MaskedHeader::digest).toList());
    }

    /** {@code H(U3)} from the digests of the members' M5 headers. */
    public static ByteString hash(List<ByteString> digests) {
        return Encoder.labelled("covalence/v1/u3").hashes(digests).sha256();
    }
}
