package io.covalence.connector.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Examinations side by side, until the time that they have together is over. What is late then is left behind. */
final class Examinations implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("examination-", 0).factory());
    private final long end;

    Examinations(Duration together) {
        this.end = System.nanoTime() + together.toNanos();
    }

    /** One that has begun. */
    final class Pending {
        private final Future<List<Finding>> findings;
        private final Finding late;

        private Pending(Future<List<Finding>> findings, Finding late) {
            this.findings = findings;
            this.late = late;
        }

        /** What came of it, or that it is late. */
        List<Finding> await() {
            try {
                return findings.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return List.of(late);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of(late);
            } catch (ExecutionException e) {
                throw new IllegalStateException("an examination catches its own failures", e.getCause());
            }
        }
    }

    /**
     * Begins one.
     *
     * @param late what is found when it does not end in time
     */
    Pending begin(Callable<List<Finding>> examination, Finding late) {
        return new Pending(threads.submit(examination), late);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
