package io.covalence.secagg.log;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.MessageType;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proof that the service keeps two logs: two heads of one size with different roots, both signed by it. Anybody who knows
 * the service's key can check it.
 *
 * @param first the head with the smaller root, so that the proof has one encoding
 */
public record SplitView(SignedTreeHead first, SignedTreeHead second) {
    private static final Comparator<SignedTreeHead> BY_ROOT =
            Comparator.comparing(head -> head.root().hex());

    /**
     * Checks that the heads exclude each other, not who signed them.
     *
     * @throws ProtocolViolation (MALFORMED) when they do not, or are in the other order
     */
    public SplitView {
        if (!excludeEachOther(first, second) || BY_ROOT.compare(first, second) > 0) {
            throw ProtocolViolation.malformed("the tree heads do not exclude each other, or are not in order");
        }
    }

    /** The proof that two heads make, in whichever order they come; empty when they make none. */
    public static Optional<SplitView> between(SignedTreeHead one, SignedTreeHead other) {
        if (!excludeEachOther(one, other)) {
            return Optional.empty();
        }
        var sorted = Stream.of(one, other).sorted(BY_ROOT).toList();
        return Optional.of(new SplitView(sorted.getFirst(), sorted.getLast()));
    }

    /**
     * Checks that the service signed both.
     *
     * @throws ProtocolViolation (BAD_SIGNATURE): then the heads accuse nobody
     */
    public void verify(ByteString serviceKey) {
        first.verify(serviceKey, first.tenant());
        second.verify(serviceKey, second.tenant());
    }

    public byte[] encode() {
        return MessageType.SPLIT_VIEW
                .encoder()
                .bytes(first.encode())
                .bytes(second.encode())
                .toByteArray();
    }

    /**
     * Reads the canonical encoding.
     *
     * @throws ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public static SplitView decode(byte[] message) {
        var in = Decoder.open(message, MessageType.SPLIT_VIEW);
        var first = SignedTreeHead.decode(in.bytes(MessageType.TREE_HEAD.maximumBytes()));
        var second = SignedTreeHead.decode(in.bytes(MessageType.TREE_HEAD.maximumBytes()));
        in.end();
        return new SplitView(first, second);
    }

    private static boolean excludeEachOther(SignedTreeHead one, SignedTreeHead other) {
        return one.tenant().equals(other.tenant())
                && one.size() == other.size()
                && !one.root().equals(other.root());
    }
}
