package io.covalence.rest.boot;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step done again and again, with a pause between. A step that fails is done again after a pause that doubles with each
 * failure; nothing but {@link #stop} ends the repetition.
 */
final class RepeatedTask {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);

    private final String name;
    private final Duration pause;
    private final Runnable step;
    private final ScheduledExecutorService executor;
    private int failures;
    private boolean stopped;
    private @Nullable Future<?> next;

    RepeatedTask(String name, Duration pause, Runnable step, ScheduledExecutorService executor) {
        this.name = name;
        this.pause = pause;
        this.step = step;
        this.executor = executor;
    }

    void start() {
        schedule(pause);
    }

    /** Ends the repetition and interrupts a step that waits. */
    synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(true);
        }
    }

    private void run() {
        boolean done = false;
        try {
            step.run();
            done = true;
        } catch (RuntimeException e) {
            report(e);
        } finally {
            failures = done ? 0 : failures + 1;
            schedule(Pauses.after(pause, failures));
        }
    }

    /** The first failure in a row with its cause, the others in a line. */
    private void report(RuntimeException failure) {
        if (isStopped()) {
            return;
        }
        if (failures == 0) {
            LOG.warn("The {} failed and will be tried again", name, failure);
        } else {
            LOG.warn("The {} failed {} times in a row: {}", name, failures + 1, failure.toString());
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void schedule(Duration delay) {
        if (stopped) {
            return;
        }
        try {
            next = executor.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server is stopping: no more {}", name, e);
        }
    }
}
