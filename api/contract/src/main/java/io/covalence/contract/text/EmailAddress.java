package io.covalence.contract.text;

import java.util.Locale;

/** E-mail addresses, as they are compared: everybody's provider takes capitals and small letters for the same. */
public final class EmailAddress {
    private EmailAddress() {}

    /** The one spelling of an address under which it is kept and compared: composed (NFC) and in small letters. */
    public static String canonical(String address) {
        return PlainText.composed(address).toLowerCase(Locale.ROOT);
    }
}
