package io.covalence.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Processor time as the kernel counts it in {@code /proc/PID/stat} (proc_pid_stat(5), fields 14 to 17), of a process and whatever
 * it started.
 */
final class CpuTime {
    /** Ticks of the fields in {@code stat}; 100 on every Linux that the JDK supports. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int FIRST_AFTER_NAME = 3;
    private static final int USER = 14;
    static final int SYSTEM = 15;

    /** Children that have ended and been waited for. */
    static final int CHILDREN_SYSTEM = 17;

    private final Supplier<Map<String, ProcessHandle>> servers;

    CpuTime(Supplier<Map<String, ProcessHandle>> servers) {
        this.servers = servers;
    }

    /**
     * Seconds by name; this process, in which the sites are, under {@link Reading#SITES}. What its own children used is theirs.
     */
    Map<String, Double> read() {
        var seconds = new TreeMap<String, Double>();
        seconds.put(Reading.SITES, seconds(ProcessHandle.current(), SYSTEM));
        servers.get()
                .forEach((name, process) -> seconds.put(
                        name,
                        Stream.concat(Stream.of(process), process.descendants())
                                .mapToDouble(member -> seconds(member, CHILDREN_SYSTEM))
                                .sum()));
        return seconds;
    }

    private static double seconds(ProcessHandle process, int last) {
        try {
            return seconds(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat")), last);
        } catch (IOException | UncheckedIOException e) {
            return 0; // it has ended between being listed and being read
        }
    }

    /** The name stands in parentheses and may hold anything; fields are counted from behind it. */
    static double seconds(String stat, int last) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = USER; field <= last; field++) {
            ticks += Long.parseLong(fields[field - FIRST_AFTER_NAME]);
        }
        return ticks / TICKS_PER_SECOND;
    }
}
