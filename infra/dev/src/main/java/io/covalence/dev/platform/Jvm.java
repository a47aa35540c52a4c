package io.covalence.dev.platform;

import java.nio.file.Path;

/** The JDK that this program runs on, which the platform's servers run on too. */
final class Jvm {
    private Jvm() {}

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    static String java() {
        return home().resolve("bin/java").toString();
    }
}
