package io.covalence.connector.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One run of this machine's system, from when it booted. Clones of a virtual machine and containers on other hosts have the
 * same folders and the same machine identity, or none; they have no boot in common.
 *
 * @param id as the kernel made it at random; empty where it does not say
 * @param uptime since then
 */
record Boot(String id, Duration uptime) {
    private static final Path KERNEL = Path.of("/proc");
    private static final Duration LONG_AGO = Duration.ofDays(1);

    static Boot present() {
        return read(KERNEL);
    }

    /**
     * Reads what the kernel says.
     *
     * @param kernel where its files are
     */
    static Boot read(Path kernel) {
        return new Boot(id(kernel), uptime(kernel));
    }

    private static String id(Path kernel) {
        try {
            return Files.readString(kernel.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException none) {
            return "";
        }
    }

    private static Duration uptime(Path kernel) {
        try {
            var seconds = Files.readString(kernel.resolve("uptime")).split("[ .]", 2)[0];
            return Duration.ofSeconds(Long.parseLong(seconds));
        } catch (IOException | NumberFormatException none) {
            return LONG_AGO;
        }
    }
}
