package io.covalence.aggregation.boot;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the driver work as soon as the bell rings, on a few threads, until nothing is due. */
final class DriverLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DriverLoop.class);

    private final Assembly assembly;
    private final Executor executor;
    private final Semaphore workers;
    private final AtomicLong rings = new AtomicLong();

    DriverLoop(Assembly assembly, Executor executor) {
        this.assembly = assembly;
        this.executor = executor;
        this.workers = new Semaphore(assembly.settings().roundWorkers());
    }

    /** Returns at once. */
    void ring() {
        rings.incrementAndGet();
        if (workers.tryAcquire()) {
            try {
                executor.execute(this::work);
            } catch (RejectedExecutionException stopping) {
                workers.release();
            }
        }
    }

    /** Looks for work and for news of other replicas, and answers requests that have waited long enough. */
    void poll() {
        try {
            assembly.polls().expire();
            if (assembly.polls().count() > 0) {
                assembly.outbox().watch();
            }
            ring();
        } catch (RuntimeException e) {
            LOG.warn("a poll did not succeed", e);
        }
    }

    private void work() {
        long seen;
        do {
            seen = rings.get();
            try {
                while (assembly.driver().stepOne()) {
                    LOG.trace("a step is done");
                }
                assembly.upkeep().whenDue();
            } catch (RuntimeException e) {
                LOG.warn("the driver could not do its work", e);
            } finally {
                workers.release();
            }
        } while (rings.get() != seen && workers.tryAcquire());
    }
}
