package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import java.util.Locale;
import java.util.regex.Pattern;

/** The digest by which a script says what a person has read: its beginning, of twelve digits or more. */
final class ReadDigest {
    /** So many are shown. Fewer would fit another text that somebody made for it. */
    static final int SHOWN = 12;

    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{" + SHOWN + ",64}");

    private ReadDigest() {}

    /**
     * The digest in lower case; empty when none was given and a person can be asked.
     *
     * @param show the command that shows text and digest
     * @param decide the command that takes the digest
     * @throws Failure when it is no digest, or there is none and nobody to ask
     */
    static String read(String text, Confirmation confirmation, String show, String decide) {
        if (text.isEmpty()) {
            if (!confirmation.possible()) {
                throw Failure.usage(
                        "There is no terminal to ask on, and no digest that says what was read.",
                        "Run: " + show + ", then, with the digest that it prints: " + decide + " --digest DIGEST");
            }
            return "";
        }
        var digest = text.toLowerCase(Locale.ROOT);
        if (!BEGINNING.matcher(digest).matches()) {
            throw Failure.usage(
                    "A digest is given by its first " + SHOWN + " hexadecimal digits or more.",
                    "Take it from: " + show);
        }
        return digest;
    }
}
