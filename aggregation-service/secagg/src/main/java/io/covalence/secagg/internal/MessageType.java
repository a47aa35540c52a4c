package io.covalence.secagg.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of message, each with its first byte, its version, which is the second byte, and its largest size: lists
 * have up to 255 sites with ids of 64 characters. What is kept for years (charters, the log, a site's journal) keeps
 * its version while its bytes stay the same; all messages of a round change their version together.
 */
public enum MessageType {
    OFFER(0, MessageType.ROUND, 1 << 18),
    ADVERTISE(1, MessageType.ROUND, 1 << 12),
    ROSTER(2, MessageType.ROUND, 1 << 20),
    SHARES(3, MessageType.ROUND, 1 << 20),
    DELIVERED_SHARES(4, MessageType.ROUND, 1 << 20),
    MASKED_HEADER(5, MessageType.ROUND, 1 << 10),
    SURVIVORS(6, MessageType.ROUND, 1 << 17),
    AGREEMENT(7, MessageType.ROUND, 1 << 8),
    QUORUM(8, MessageType.ROUND, 1 << 16),
    UNMASK(9, MessageType.ROUND, 1 << 16),
    RESULT(10, MessageType.ROUND, 1 << 9),
    SHARES_HEADER(13, MessageType.ROUND, 1 << 9),
    COMPLAINTS(14, MessageType.ROUND, 1 << 16),
    ABORT_VOTE(15, MessageType.ROUND, 1 << 8),
    ABORT_CERTIFICATE(16, MessageType.ROUND, 1 << 16),
    CHARTER(20, MessageType.KEPT, 1 << 15),
    CHARTER_SIGNATURE(21, MessageType.KEPT, 1 << 8),
    TREE_HEAD(22, MessageType.KEPT, 1 << 10),
    LOG_ENTRY(23, MessageType.KEPT, 1 << 10),
    INCLUSION_PROOF(24, MessageType.KEPT, 1 << 12),
    CONSISTENCY_PROOF(25, MessageType.KEPT, 1 << 12),
    SPLIT_VIEW(26, MessageType.KEPT, 1 << 11),
    SIGNED_CHARTER(27, MessageType.KEPT, 1 << 17),
    CHARTER_HISTORY(28, MessageType.KEPT, 1 << 23),
    BUNDLE(29, MessageType.ROUND, 1 << 24),
    BUNDLE_CLOSING(30, MessageType.ROUND, 1 << 21),
    FACT(40, MessageType.KEPT, 1 << 16),
    BAD_SHARE(41, MessageType.ROUND, 1 << 17),
    WRONG_REVEAL(42, MessageType.ROUND, 1 << 18),
    BAD_DEALER(43, MessageType.ROUND, 1 << 20),
    EQUIVOCATION(44, MessageType.ROUND, 1 << 18);

    /** The version of everything that belongs to one round, and of what is made of it. */
    private static final int ROUND = 2;

    /** The version of charters, of the log and of journals. */
    private static final int KEPT = 1;

    /**
     * First bytes that no message has yet: M11, what members say they have added, leaves and openings, and evidence of a wrong sum,
     * all of them for sums that members verify.
     */
    public static final Set<Integer> RESERVED = Set.of(11, 12, 17, 18, 45);

    private final int code;
    private final int version;
    private final int maximumBytes;

    MessageType(int code, int version, int maximumBytes) {
        this.code = code;
        this.version = version;
        this.maximumBytes = maximumBytes;
    }

    /** The kind that a message claims by its first byte. */
    public static Optional<MessageType> of(byte[] message) {
        return Arrays.stream(values())
                .filter(type -> message.length > 0 && Byte.toUnsignedInt(message[0]) == type.code)
                .findFirst();
    }

    public int code() {
        return code;
    }

    public int version() {
        return version;
    }

    public int maximumBytes() {
        return maximumBytes;
    }

    public Encoder encoder() {
        return new Encoder().u8(code).u8(version);
    }
}
