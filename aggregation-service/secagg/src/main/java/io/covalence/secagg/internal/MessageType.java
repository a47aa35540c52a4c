package io.covalence.secagg.internal;

import java.util.Arrays;
import java.util.Optional;

/**
 * The first byte of every message, and the most bytes it may have: for lists of 255 sites with ids of 64 characters. The second
 * byte is {@link #VERSION}.
 */
public enum MessageType {
    OFFER(0, 1 << 18),
    ADVERTISE(1, 1 << 12),
    ROSTER(2, 1 << 20),
    SHARES(3, 1 << 20),
    DELIVER(4, 1 << 20),
    MASKED_HEADER(5, 1 << 10),
    SURVIVORS(6, 1 << 17),
    CONSISTENT(7, 1 << 8),
    QUORUM(8, 1 << 16),
    UNMASK(9, 1 << 16),
    RESULT(10, 1 << 9),
    SHARES_HEADER(13, 1 << 9),
    COMPLAINTS(14, 1 << 16),
    ABORT_VOTE(15, 1 << 8),
    ABORT_CERTIFICATE(16, 1 << 16),
    CHARTER(20, 1 << 15),
    CHARTER_SIGNATURE(21, 1 << 8),
    TREE_HEAD(22, 1 << 10),
    LOG_ENTRY(23, 1 << 10),
    INCLUSION_PROOF(24, 1 << 12),
    CONSISTENCY_PROOF(25, 1 << 12),
    SPLIT_VIEW(26, 1 << 11),
    SIGNED_CHARTER(27, 1 << 17),
    CHARTER_HISTORY(28, 1 << 23),
    BUNDLE(29, 1 << 24),
    BUNDLE_CLOSING(30, 1 << 21),
    FACT(40, 1 << 15),
    BAD_SHARE(41, 1 << 17),
    WRONG_REVEAL(42, 1 << 18),
    BAD_DEALER(43, 1 << 20),
    EQUIVOCATION(44, 1 << 18);

    public static final int VERSION = 1;

    private final int code;
    private final int maximumBytes;

    MessageType(int code, int maximumBytes) {
        this.code = code;
        this.maximumBytes = maximumBytes;
    }

    /** What a message claims to be by its first byte. */
    public static Optional<MessageType> of(byte[] message) {
        return Arrays.stream(values())
                .filter(type -> message.length > 0 && Byte.toUnsignedInt(message[0]) == type.code)
                .findFirst();
    }

    public int code() {
        return code;
    }

    public int maximumBytes() {
        return maximumBytes;
    }

    public Encoder encoder() {
        return new Encoder().u8(code).u8(VERSION);
    }
}
