package io.covalence.portal.widget;

import java.util.Locale;

/** The tone of a state, such as good or bad. It sets the colour, and a text always says the same. */
public enum Tone {
    QUIET,
    ACTIVE,
    GOOD,
    WARNING,
    BAD;

    String className() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
