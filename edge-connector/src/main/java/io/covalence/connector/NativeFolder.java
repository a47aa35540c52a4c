package io.covalence.connector;

import java.nio.file.Path;

/**
 * The folder into which this process unpacks native code and from which it loads it: one for all libraries, so that one
 * setting moves it.
 */
public final class NativeFolder {
    /** For people: what names another folder. */
    public static final String VARIABLE = "COVALENCE_CONNECTOR_CACHE";

    private static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

    private NativeFolder() {}

    public static Path path() {
        var given = System.getProperty(PROPERTY, "");
        return (given.isEmpty() ? Path.of(System.getProperty("user.home"), ".javacpp", "cache") : Path.of(given))
                .toAbsolutePath();
    }
}
