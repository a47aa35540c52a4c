package io.covalence.connector.instance;

import io.covalence.connector.Sha256;
import io.covalence.connector.home.ConnectorHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which machine, since when it booted, and which folder a connector works in, as a digest that says nothing about any of them.
 * A folder that was copied is another place, on this machine too: it has another path, device or inode. So are a clone of the
 * machine and a container with the same volume layout on another host, which booted on their own.
 */
final class Place {
    private static final List<Path> MACHINE_IDS =
            List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"));
    private static final int BYTES = 16;

    private Place() {}

    /**
     * The hex digest. Where the kernel does not say which boot this is, nothing tells this machine from a clone: then each start
     * is a place of its own, and waits until nothing was heard of the one before.
     *
     * @param random for such a place
     */
    static String of(ConnectorHome home, Boot boot, RandomGenerator random) {
        return Sha256.hex(String.join(
                "\n",
                "covalence/v1/place",
                machine(),
                boot.id().isEmpty() ? unlike(random) : boot.id(),
                path(home.root()),
                attribute(home.root(), "unix:dev"),
                attribute(home.root(), "unix:ino")));
    }

    /** Empty in a container that has none. */
    private static String machine() {
        for (var file : MACHINE_IDS) {
            try {
                return Files.readString(file).strip();
            } catch (IOException none) {
                // The next one, or none.
            }
        }
        return "";
    }

    private static String unlike(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String path(Path folder) {
        try {
            return folder.toRealPath().toString();
        } catch (IOException e) {
            return folder.toString();
        }
    }

    private static String attribute(Path folder, String name) {
        try {
            return String.valueOf(Files.getAttribute(folder, name));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }
}
