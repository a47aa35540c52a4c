package io.covalence.dev.platform;

import io.covalence.dev.story.ConnectorProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Starts named processes, records the peak memory of each, and ends them and their descendants, the last started first.
 */
public final class Supervisor implements ConnectorProcesses, AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Map<String, Process> running = new LinkedHashMap<>();
    private final PeakMemory memory;
    private final Guardian guardian = Guardian.start();
    private boolean closed;

    public Supervisor(PeakMemory memory) {
        this.memory = memory;
    }

    @Override
    public synchronized void start(String name, List<String> command, Map<String, String> environment, Path log) {
        if (closed) {
            throw new CannotStart("The platform is stopping; " + name + " is not started.");
        }
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            running.put(name, process);
            adopt(name, process.toHandle());
        } catch (IOException e) {
            throw new CannotStart(name + " could not be started: is " + command.getFirst() + " there?", e);
        }
    }

    /** Looks after a process that has an owner who ends it, in case the launcher cannot. */
    void adopt(String name, ProcessHandle process) {
        guardian.watch(process);
        memory.watch(name, process);
    }

    /** The process that runs under a name. */
    public synchronized Optional<ProcessHandle> process(String name) {
        return Optional.ofNullable(running.get(name)).map(Process::toHandle);
    }

    /** Whether the process is alive. */
    public synchronized boolean isRunning(String name) {
        var process = running.get(name);
        return process != null && process.isAlive();
    }

    @Override
    public synchronized boolean killIf(String name, BooleanSupplier condition) {
        var process = running.get(name);
        if (process == null) {
            return false;
        }
        StandStill.of(process.toHandle());
        if (!condition.getAsBoolean()) {
            StandStill.end(process.toHandle());
            return false;
        }
        running.remove(name);
        withDescendants(process).forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        guardian.forget(process.toHandle());
        return true;
    }

    @Override
    public void close() {
        var order = new ArrayList<Process>();
        synchronized (this) {
            closed = true;
            order.addAll(running.values());
            running.clear();
        }
        var families = new ArrayList<ProcessHandle>();
        order.reversed().forEach(process -> {
            withDescendants(process).forEach(families::add);
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        });
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (var member : families) {
            try {
                member.onExit().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException | TimeoutException e) {
                member.destroyForcibly();
            } catch (InterruptedException e) {
                member.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** There is nothing left to end. */
    void dismissGuardian() {
        guardian.close();
    }

    private static Stream<ProcessHandle> withDescendants(Process process) {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList().stream();
    }
}
