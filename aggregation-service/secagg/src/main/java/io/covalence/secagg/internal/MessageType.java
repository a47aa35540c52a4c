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
    TREE_HEAD(22, 1 << 10);

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
