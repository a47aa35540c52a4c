package io.covalence.portal.widget;

import java.util.Locale;

/** How a state feels. Colour follows the tone, and a text always says the same. */
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
