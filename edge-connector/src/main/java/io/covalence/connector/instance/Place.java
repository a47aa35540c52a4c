package io.covalence.connector.instance;

import io.covalence.connector.Sha256;
import io.covalence.connector.home.ConnectorHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which machine and folder a connector works in, as a digest that says nothing about either. A folder that was copied is another
 * place, on this machine too: it has another path or another inode.
 */
final class Place {
    private static final List<Path> MACHINE_IDS =
            List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"));

    private Place() {}

    /** The hex digest. */
    static String of(ConnectorHome home) {
        var text = String.join("\n", "covalence/v1/place", machine(), path(home.root()), inode(home.root()));
        return Sha256.hex(text);
    }

    /** Empty in a container that has none; the folder's inode tells copies apart there. */
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

    private static String path(Path folder) {
        try {
            return folder.toRealPath().toString();
        } catch (IOException e) {
            return folder.toString();
        }
    }

    private static String inode(Path folder) {
        try {
            return String.valueOf(Files.getAttribute(folder, "unix:ino"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }
}
