package io.covalence.connector.dataset.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;

/** Guesses an older encoding from the bytes that are not UTF-8; for advice only, never to read with. */
final class LegacyText {
    private static final int LOOKED_AT = 256;
    private static final List<String> NAMES = List.of("windows-1252", "x-MacRoman", "IBM850");
    private static final String SIGNS =
            "\u00b5\u00b0\u00b1\u00b2\u00b3\u2013\u2014\u2018\u2019\u201c\u201d\u00ae\u2122\u20ac\u00a0\u00df";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(byte value) {
        if (bytes.size() < LOOKED_AT) {
            bytes.write(value);
        }
    }

    /** The first of these bytes and what it would be, such as {@code byte E9, which is "é" in Windows-1252}. */
    String guess() {
        var all = bytes.toByteArray();
        var best = NAMES.getFirst();
        int most = -1;
        for (var name : NAMES) {
            int likely = Charset.isSupported(name) ? likely(new String(all, Charset.forName(name))) : -1;
            if (likely > most) {
                most = likely;
                best = name;
            }
        }
        var shown = new String(all, 0, 1, Charset.forName(best));
        return String.format("byte %02X, which is \"%s\" in %s", all[0], shown, spoken(best));
    }

    private static int likely(String text) {
        return (int) text.chars()
                .filter(c -> SIGNS.indexOf(c) >= 0 || (c >= 0xdf && c <= 0xff && Character.isLowerCase(c)))
                .count();
    }

    private static String spoken(String name) {
        return switch (name) {
            case "x-MacRoman" -> "Mac Roman";
            case "IBM850" -> "the DOS code page 850";
            default -> "Windows-1252 (Latin-1)";
        };
    }
}
