package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import java.util.Comparator;
import java.util.List;

/** M2, service to site: all signed M1, the cohort U1, ascending by site. */
public record Roster(List<Advertise> members) {
    /**
     * Copies the list.
     *
     * @throws ProtocolViolation (MALFORMED) when sites are repeated or not ascending
     */
    public Roster {
        members = List.copyOf(members);
        Decoder.requireAscending(members, Advertise::site);
    }

    /** A roster of messages in any order. */
    public static Roster of(List<Advertise> messages) {
        return new Roster(
                messages.stream().sorted(Comparator.comparing(Advertise::site)).toList());
    }

    public byte[] encode() {
        var out = MessageType.ROSTER.encoder().u16(members.size());
        members.forEach(member -> out.bytes(member.encode()));
        return out.toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static Roster decode(byte[] message) {
        var in = Decoder.open(message, MessageType.ROSTER);
        var members = in.ascending(
                CohortPolicy.LIMIT,
                element -> Advertise.decode(element.bytes(MessageType.ADVERTISE.maximumBytes())),
                Advertise::site);
        in.end();
        return new Roster(members);
    }

    /** {@code H(U1)}. */
    public ByteString hash() {
        return hash(members.stream().map(Advertise::digest).toList());
    }

    /**
     * {@code H(U1)} from the digests of the members' M1. A hash of digests lets evidence name one member's keys without everybody
     * else's.
     */
    public static ByteString hash(List<ByteString> digests) {
        return Encoder.labelled("covalence/v1/u1").hashes(digests).sha256();
    }
}
