package io.covalence.dev.platform;

import java.util.Map;

/**
 * The size of a platform.
 *
 * @param people of institutions that the identity provider knows, one for each institution
 * @param serverHeapMib most heap of WildFly
 * @param mail whether it sends mail, to a mail server of its own
 * @param settings of the services, beside those that every platform gets
 */
public record Scale(int people, int serverHeapMib, boolean mail, Map<String, String> settings) {
    /** As many people as the development realm has by itself. */
    public static final int PEOPLE = 12;

    public static final Scale DEMONSTRATION = new Scale(PEOPLE, 768, true, Map.of());

    public Scale {
        if (people < PEOPLE) {
            throw new IllegalArgumentException("the development realm has " + PEOPLE + " people already");
        }
        settings = Map.copyOf(settings);
    }
}
