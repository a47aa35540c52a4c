package io.covalence.secagg;

import java.util.regex.Pattern;

/** A site within secure aggregation: 1 to 64 ASCII letters, digits, dots, dashes and underscores, ordered bytewise. */
public record SiteId(String value) implements Comparable<SiteId> {
    public static final int MAXIMUM_LENGTH = 64;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1," + MAXIMUM_LENGTH + "}");

    /**
     * Accepts a well-formed id.
     *
     * @throws ProtocolViolation (MALFORMED) otherwise; the message does not repeat the value
     */
    public SiteId {
        if (value.length() > MAXIMUM_LENGTH || !FORM.matcher(value).matches()) {
            throw ProtocolViolation.malformed("a site id is not well formed");
        }
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
