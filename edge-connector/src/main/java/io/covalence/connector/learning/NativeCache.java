package io.covalence.connector.learning;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.NativeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The folder into which the numerical library unpacks its native code, and from which the system loads it. If that
 * fails, the library only says that it could not be linked, so this class checks the folder first.
 */
public final class NativeCache {
    private static final Path MOUNTS = Path.of("/proc/self/mounts");

    /** The library unpacks 437 MB. */
    private static final long NEEDED = 450L << 20;

    private static final long UNPACKED = 400L << 20;

    private NativeCache() {}

    /** Where this process unpacks native code. */
    public static Path folder() {
        return NativeFolder.path();
    }

    /**
     * Requires that native code can be unpacked to a folder and loaded from there.
     *
     * @throws Failure saying why not, and which setting names another folder
     */
    public static void requireUsable(Path folder) {
        try {
            Files.createDirectories(folder);
            var real = folder.toRealPath();
            if (!Files.isWritable(real)) {
                throw unusable(folder, "is not writable for this user");
            }
            if (forbidsPrograms(real, Files.readAllLines(MOUNTS))) {
                throw unusable(folder, "may not hold programs: its disk is mounted with noexec");
            }
            long missing = NEEDED - bytes(real);
            long free = Files.getFileStore(real).getUsableSpace();
            if (free < missing) {
                throw unusable(
                        folder,
                        String.format(
                                Locale.ROOT,
                                "has no room: %d MB are free, and %d MB are needed",
                                free >> 20,
                                missing >> 20));
            }
        } catch (IOException | UncheckedIOException e) {
            throw unusable(folder, "cannot be used (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Whether it was unpacked, all of it as far as its size tells. To look makes nothing. */
    public static boolean isUnpacked() {
        try {
            return Files.isDirectory(folder()) && bytes(folder()) >= UNPACKED;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Whether the file system of a folder forbids to run what is in it.
     *
     * @param mounts as Linux lists them: device, place, kind, options
     */
    static boolean forbidsPrograms(Path folder, List<String> mounts) {
        boolean forbidden = false;
        int longest = -1;
        for (var mount : mounts) {
            var fields = mount.split(" ", -1);
            if (fields.length < 4) {
                continue;
            }
            var place = Path.of(fields[1].replace("\\040", " "));
            // Of two at one place the later one covers the other.
            if (folder.startsWith(place) && place.getNameCount() >= longest) {
                longest = place.getNameCount();
                forbidden = List.of(fields[3].split(",", -1)).contains("noexec");
            }
        }
        return forbidden;
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (UncheckedIOException changing) {
            // Another connector unpacks to it just now; as if nothing were there yet.
            return 0;
        }
    }

    private static Failure unusable(Path folder, String why) {
        return Failure.failed(
                FailureCode.NATIVE_CACHE_NOT_USABLE,
                "The numerical library cannot be unpacked: the folder " + folder + " " + why + ".",
                "Set " + NativeFolder.VARIABLE
                        + " to a folder on a disk that may hold programs and has 450 MB free, then try again.");
    }
}
