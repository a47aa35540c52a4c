package io.covalence.connector.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/** A disk in memory; only root may mount one, and for everybody else the test is left out. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    /**
     * Mounts a disk.
     *
     * @param options such as {@code size=64k}
     */
    public SmallDisk(Path folder, String options) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder).toRealPath();
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", options, "tmpfs", this.folder.toString()) == 0, "needs root");
    }

    public Path folder() {
        return folder;
    }

    /** Takes all the room that is left. */
    public void fill() throws IOException {
        var rest = folder.resolve("rest");
        try (var output = Files.newOutputStream(rest)) {
            var block = new byte[512];
            Arrays.fill(block, (byte) 1);
            while (true) {
                output.write(block);
            }
        } catch (IOException full) {
            // As it was meant.
        }
    }

    /** Gives the room back that {@link #fill} took. */
    public void free() throws IOException {
        Files.delete(folder.resolve("rest"));
    }

    @Override
    public void close() throws IOException {
        new ProcessBuilder("umount", "-l", folder.toString()).start().onExit().join();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }
}
