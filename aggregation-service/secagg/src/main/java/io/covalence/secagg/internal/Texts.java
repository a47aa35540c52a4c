package io.covalence.secagg.internal;

import io.covalence.secagg.ProtocolViolation;

/** Names of tenants, studies and runs: one byte for each character, so that equal texts have equal encodings. */
public final class Texts {
    public static final int MAXIMUM = 128;

    private Texts() {}

    /**
     * Accepts 1 to {@value #MAXIMUM} visible ASCII characters.
     *
     * @throws ProtocolViolation (MALFORMED) otherwise
     */
    public static String requireVisible(String text, String what) {
        boolean visible = text.chars().allMatch(character -> character > ' ' && character < 0x7f);
        if (text.isEmpty() || text.length() > MAXIMUM || !visible) {
            throw ProtocolViolation.malformed(what + " is empty, too long or not visible ASCII");
        }
        return text;
    }
}
