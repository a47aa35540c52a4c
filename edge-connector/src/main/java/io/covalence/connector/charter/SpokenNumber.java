package io.covalence.connector.charter;

import io.covalence.connector.Sha256;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.CharterMember;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A hash as people read it to each other over the telephone, in whatever language: eight groups of five decimal digits. Whoever
 * wants another charter or key with the same number has to try 10^40 of them, about 2^133.
 */
final class SpokenNumber {
    private static final int GROUPS = 8;
    private static final int DIGITS = 5;
    private static final BigInteger RANGE = BigInteger.TEN.pow(GROUPS * DIGITS);

    private SpokenNumber() {}

    static String of(ByteString hash) {
        var digits = new BigInteger(1, hash.toByteArray()).mod(RANGE).toString();
        var padded = "0".repeat(GROUPS * DIGITS - digits.length()) + digits;
        List<String> groups = new ArrayList<>();
        for (int start = 0; start < padded.length(); start += DIGITS) {
            groups.add(padded.substring(start, start + DIGITS));
        }
        return String.join(" ", groups);
    }

    /** Of a site's identity key. The site's id enters, so that one site's number is never another's. */
    static String of(CharterMember member) {
        var text = "covalence/v1/spoken-identity\n" + member.site() + "\n"
                + member.identityKey().hex();
        return of(ByteString.ofHex(Sha256.hex(text.getBytes(StandardCharsets.US_ASCII))));
    }
}
