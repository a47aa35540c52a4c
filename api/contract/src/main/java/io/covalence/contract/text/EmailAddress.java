package io.covalence.contract.text;

import java.util.Locale;

/** Normalises e-mail addresses for comparison: all usual providers treat capitals and small letters alike. */
public final class EmailAddress {
    private EmailAddress() {}

    /** The one spelling of an address under which it is kept and compared: composed (NFC) and in small letters. */
    public static String canonical(String address) {
        return PlainText.composed(address).toLowerCase(Locale.ROOT);
    }

    /** Enough of an address for whom it belongs to, and little for anybody else: {@code a•••@elm.example}. */
    public static String masked(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "•••" + address.substring(Math.max(at, 1));
    }
}
