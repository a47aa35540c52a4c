package io.covalence.dev.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Peak resident memory. For a single process it is the kernel's figure ({@code VmHWM} in {@code /proc}). For a process
 * with descendants it is the largest sampled sum, in which shared memory counts once ({@code Pss}).
 */
public final class PeakMemory implements AutoCloseable {
    private static final long INTERVAL_SECONDS = 1;
    private static final long KIB_PER_MIB = 1024;

    private final Map<String, ProcessHandle> watched = new ConcurrentHashMap<>();
    private final Map<String, Long> peaks = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    public PeakMemory() {
        var unused = sampler.scheduleAtFixedRate(this::sample, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    /** Watches a process; started again under the same name, the larger peak counts. */
    public void watch(String name, ProcessHandle process) {
        watched.put(name, process);
    }

    /** MiB by name. */
    public Map<String, Long> peaks() {
        sample();
        return new TreeMap<>(peaks);
    }

    private void sample() {
        watched.forEach((name, process) -> {
            var children = process.descendants().toList();
            long kib = children.isEmpty()
                    ? kib(process, "status", "VmHWM:")
                    : Stream.concat(children.stream(), Stream.of(process))
                            .mapToLong(member -> kib(member, "smaps_rollup", "Pss:"))
                            .sum();
            peaks.merge(name, kib / KIB_PER_MIB, Math::max);
        });
    }

    private static long kib(ProcessHandle process, String file, String label) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), file))) {
            return lines.filter(line -> line.startsWith(label))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // it has ended between being listed and being read
        }
    }

    @Override
    public void close() {
        sampler.shutdownNow();
    }
}
