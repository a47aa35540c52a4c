package io.covalence.connector.dataset.internal;

import java.util.Optional;

/** Recognises text with two or four bytes a character, with and without a byte order mark. */
final class WideText {
    /** Share of a byte's places in a unit that has to be zero. Text in Latin letters has nearly all of them. */
    private static final double MOSTLY = 0.6;

    private WideText() {}

    /**
     * The encoding's name.
     *
     * @param head first bytes of the file, some thousand
     */
    static Optional<String> of(byte[] head) {
        if (begins(head, 0xff, 0xfe, 0, 0) || begins(head, 0, 0, 0xfe, 0xff)) {
            return Optional.of("UTF-32");
        }
        if (begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff)) {
            return Optional.of("UTF-16");
        }
        boolean four = zeros(head, 4, 1) && zeros(head, 4, 2) && (zeros(head, 4, 0) || zeros(head, 4, 3));
        if (four) {
            return Optional.of("UTF-32");
        }
        return zeros(head, 2, 0) || zeros(head, 2, 1) ? Optional.of("UTF-16") : Optional.empty();
    }

    private static boolean begins(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean zeros(byte[] head, int unit, int place) {
        int zero = 0;
        int all = 0;
        for (int i = place; i < head.length; i += unit) {
            all++;
            zero += head[i] == 0 ? 1 : 0;
        }
        return all > 0 && zero > MOSTLY * all;
    }
}
