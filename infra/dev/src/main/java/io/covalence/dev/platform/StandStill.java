package io.covalence.dev.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Stops a process where it is, and lets it go on. */
final class StandStill {
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final String STOPPED = "State:\tT";

    private StandStill() {}

    /** Returns when every thread of the process has stopped, or when it has ended. */
    static void of(ProcessHandle process) {
        signal("STOP", process);
        while (process.isAlive() && !isStopped(process)) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    static void end(ProcessHandle process) {
        signal("CONT", process);
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            // The shell has it built in; a small machine has no program of that name.
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isStopped(ProcessHandle process) {
        try (var threads = Files.newDirectoryStream(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            for (var thread : threads) {
                try (var lines = Files.lines(thread.resolve("status"))) {
                    if (lines.noneMatch(line -> line.startsWith(STOPPED))) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false; // it has ended between being listed and being read
        }
    }
}
