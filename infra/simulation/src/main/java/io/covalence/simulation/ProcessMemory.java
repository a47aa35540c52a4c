package io.covalence.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process in MiB, as the kernel counts it. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** The most that was ever resident: heap, native memory and mapped files. */
    public static long peakResident() throws IOException {
        return mebibytes("VmHWM:");
    }

    /** Resident now, without mapped files. */
    public static long anonymous() throws IOException {
        return mebibytes("RssAnon:");
    }

    /** Used of the heap now, garbage included. */
    public static long heap() {
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static long mebibytes(String label) throws IOException {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(label))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                            .findFirst()
                            .orElse(0)
                    >> 10;
        }
    }
}
