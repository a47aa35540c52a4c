package io.covalence.portal.recruiting;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whom to invite, as people write it: {@code ann@elm.example}, or {@code Elm Hospital <ann@elm.example>}.
 *
 * @param institution empty when the address stands alone
 */
record Addressee(String institution, String email) {
    private static final Pattern SEPARATOR = Pattern.compile("[\\n,;]");
    private static final Pattern NAMED = Pattern.compile("([^<>]*)<([^<>]*)>");

    /** One for each line, and for each part of a line that commas separate. */
    static List<Addressee> parse(String written) {
        return Arrays.stream(SEPARATOR.split(written))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Addressee::of)
                .toList();
    }

    private static Addressee of(String part) {
        var named = NAMED.matcher(part);
        return named.matches()
                ? new Addressee(named.group(1).strip(), named.group(2).strip())
                : new Addressee("", part);
    }

    /** As it was written, so that it can be corrected. */
    String written() {
        return institution.isEmpty() ? email : institution + " <" + email + ">";
    }
}
