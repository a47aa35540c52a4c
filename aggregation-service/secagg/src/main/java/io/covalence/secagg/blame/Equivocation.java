package io.covalence.secagg.blame;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.internal.Signatures;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.SignedMessage;
import io.covalence.secagg.message.Unmask;
import java.util.Arrays;
import java.util.Optional;

/**
 * Two messages of one site that exclude each other: two different messages of a kind that a session has once, a vote to
 * abort beside an agreement or an answer, or an answer for other survivors than those agreed to. Two M1 are no
 * equivocation: a site whose disk was restored from a backup makes them in good faith, and they do no harm, because
 * their keys make two sessions.
 *
 * @param first the one whose encoding is smaller
 */
public record Equivocation(SignedMessage first, SignedMessage second) implements Evidence {
    /**
     * Keeps the order.
     *
     * @throws ProtocolViolation (MALFORMED) when the messages are not in order
     */
    public Equivocation {
        if (Arrays.compareUnsigned(first.encode(), second.encode()) >= 0) {
            throw ProtocolViolation.malformed("the two messages are equal or not in order");
        }
    }

    /** The evidence of two messages in either order. */
    public static Equivocation of(SignedMessage one, SignedMessage other) {
        return Arrays.compareUnsigned(one.encode(), other.encode()) < 0
                ? new Equivocation(one, other)
                : new Equivocation(other, one);
    }

    @Override
    public SiteId verify(IdentityDirectory directory) {
        var site = first.site();
        Evidence.require(second.site().equals(site), "the messages are of two sites");
        Evidence.require(second.scope().equals(first.scope()), "the messages belong to different sessions");
        Evidence.require(excludeEachOther(first, second), "an honest site sends both");
        first.verify(directory.require(site));
        second.verify(directory.require(site));
        return site;
    }

    /** In the order of their encodings, in which a vote to abort comes after every other message. */
    private static boolean excludeEachOther(SignedMessage one, SignedMessage other) {
        if (one.getClass() == other.getClass()) {
            return !(one instanceof Advertise) && !Arrays.equals(body(one), body(other));
        }
        var agreed = survivors(one);
        var answered = survivors(other);
        if (agreed.isPresent() && answered.isPresent()) {
            return !agreed.equals(answered);
        }
        return other instanceof AbortVote && agreed.isPresent();
    }

    private static Optional<ByteString> survivors(SignedMessage message) {
        return switch (message) {
            case Agreement agreement -> Optional.of(agreement.survivors());
            case Unmask answer -> Optional.of(answer.survivors());
            default -> Optional.empty();
        };
    }

    /** Without the signature: a key in hardware may sign the same body twice in different ways. */
    private static byte[] body(SignedMessage message) {
        byte[] encoded = message.encode();
        return Arrays.copyOf(encoded, encoded.length - Signatures.SIZE);
    }

    @Override
    public byte[] encode() {
        return MessageType.EQUIVOCATION
                .encoder()
                .bytes(first.encode())
                .bytes(second.encode())
                .toByteArray();
    }

    static Equivocation decode(byte[] bytes) {
        var in = Decoder.open(bytes, MessageType.EQUIVOCATION);
        var first = SignedMessage.decode(in.bytes(MessageType.UNMASK.maximumBytes()));
        var second = SignedMessage.decode(in.bytes(MessageType.UNMASK.maximumBytes()));
        in.end();
        return new Equivocation(first, second);
    }
}
