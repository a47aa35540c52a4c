package io.covalence.rest.boot;

import io.covalence.contract.problem.FailureLines;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a step, with a pause between. A step that fails is repeated after a pause that doubles with each failure;
 * only {@link #stop} ends the repetition.
 */
final class RepeatedTask {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);

    private final String name;
    private final Duration pause;
    private final Runnable step;
    private final ScheduledExecutorService executor;
    /** Held during a step. */
    private final ReentrantLock working = new ReentrantLock();

    private volatile boolean stopped;
    private volatile @Nullable Future<?> next;
    private int failures;

    RepeatedTask(String name, Duration pause, Runnable step, ScheduledExecutorService executor) {
        this.name = name;
        this.pause = pause;
        this.step = step;
        this.executor = executor;
    }

    void start() {
        schedule(pause);
    }

    /** Ends the repetition: a step under way may finish, {@link #await} waits for it. */
    void stop() {
        stopped = true;
    }

    /** Returns when no step is under way or will be; interrupts one that takes longer than {@code maxWait}. */
    void await(Duration maxWait) {
        try {
            boolean idle = working.tryLock(maxWait.toMillis(), TimeUnit.MILLISECONDS);
            var pending = next;
            if (pending != null) {
                pending.cancel(!idle);
            }
            if (idle) {
                working.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        working.lock();
        try {
            if (!stopped) {
                step();
            }
        } finally {
            working.unlock();
        }
    }

    private void step() {
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
        if (failures == 0) {
            LOG.warn("The {} failed and will be tried again", name, failure);
        } else {
            LOG.warn("The {} failed {} times in a row: {}", name, failures + 1, FailureLines.of(failure));
        }
    }

    private void schedule(Duration delay) {
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
