package io.covalence.contract.id;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The kinds of identifier. An identifier is opaque: a three-letter prefix that names its kind, an underscore and twenty
 * characters from {@code 0-9a-z}; only the prefix may be relied upon.
 */
public enum IdKind {
    TENANT("ten"),
    INSTITUTION("ins"),
    SITE("sit"),
    STUDY("std"),
    INVITATION("inv"),
    RUN("run"),
    ROUND("rnd");

    /** Random characters after the prefix: 20 of 36 give 103 bits. */
    public static final int RANDOM_CHARACTERS = 20;

    private static final Pattern ANY = Pattern.compile("[A-Za-z0-9._-]{1," + Id.MAXIMUM_LENGTH + "}");

    private final String prefix;
    private final Pattern form;

    IdKind(String prefix) {
        this.prefix = prefix;
        this.form = Pattern.compile(prefix + "_[0-9a-z]{" + RANDOM_CHARACTERS + "}");
    }

    public String prefix() {
        return prefix;
    }

    public boolean matches(String value) {
        return value.length() == prefix.length() + 1 + RANDOM_CHARACTERS
                && form.matcher(value).matches();
    }

    public boolean matches(Id id) {
        return matches(id.value());
    }

    /**
     * Returns the value when it is an identifier of this kind.
     *
     * @throws IllegalArgumentException otherwise; the message does not repeat the value
     */
    public String require(String value) {
        if (!matches(value)) {
            throw refused();
        }
        return value;
    }

    /** As {@link #require(String)}. */
    public String require(Id id) {
        return require(id.value());
    }

    /**
     * Checks the form that every {@link Id} has.
     *
     * @throws IllegalArgumentException otherwise; the message does not repeat the value
     */
    void requireBounded(String value) {
        if (value.length() > Id.MAXIMUM_LENGTH || !ANY.matcher(value).matches()) {
            throw refused();
        }
    }

    private IllegalArgumentException refused() {
        return new IllegalArgumentException("not a " + name().toLowerCase(Locale.ROOT) + " id");
    }
}
