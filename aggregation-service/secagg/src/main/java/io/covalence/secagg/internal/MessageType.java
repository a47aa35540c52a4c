package io.covalence.secagg.internal;

/**
 * The first byte of every message, and the most bytes it may have. The second byte is {@link #VERSION}: further keys, the
 * consistency round and log heads arrive as new versions and new types.
 */
public enum MessageType {
    ADVERTISE(1, 1 << 10),
    ROSTER(2, 1 << 17),
    SHARES_HEADER(13, 1 << 16),
    SHARES(3, 1 << 17),
    DELIVER(4, 1 << 24),
    MASKED_HEADER(5, 1 << 10),
    SURVIVORS(6, 1 << 17),
    UNMASK(9, 1 << 16),
    CHARTER(20, 1 << 15),
    CHARTER_SIGNATURE(21, 1 << 8),
    TREE_HEAD(22, 1 << 10),
    LOG_ENTRY(23, 1 << 10),
    INCLUSION_PROOF(24, 1 << 12),
    CONSISTENCY_PROOF(25, 1 << 12),
    SPLIT_VIEW(26, 1 << 11),
    SIGNED_CHARTER(27, 1 << 17),
    CHARTER_HISTORY(28, 1 << 24);

    public static final int VERSION = 1;

    private final int code;
    private final int maximumBytes;

    MessageType(int code, int maximumBytes) {
        this.code = code;
        this.maximumBytes = maximumBytes;
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
