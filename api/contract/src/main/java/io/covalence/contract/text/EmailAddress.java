package io.covalence.contract.text;

import java.util.Locale;

/** Normalises e-mail addresses for comparison: all usual providers treat capitals and small letters alike. */
public final class EmailAddress {
    private EmailAddress() {}

    /** The one spelling of an address under which it is kept and compared: composed (NFC) and in small letters. */
    public static String canonical(String address) {
        return PlainText.composed(address).toLowerCase(Locale.ROOT);
    }
}
