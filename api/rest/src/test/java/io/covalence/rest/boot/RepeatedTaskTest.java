package io.covalence.rest.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RepeatedTaskTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() {
        executor.shutdownNow();
    }

    @Test
    void failureDoesNotEndTheRepetition() throws InterruptedException {
        var steps = new CountDownLatch(3);
        var task = new RepeatedTask(
                "steps that fail once",
                SHORT,
                () -> {
                    steps.countDown();
                    if (steps.getCount() == 2) {
                        throw new IllegalStateException("the first step fails");
                    }
                },
                executor);

        task.start();

        assertThat(steps.await(20, TimeUnit.SECONDS)).isTrue();
        task.stop();
    }

    @Test
    void stoppingInterruptsAStepAndEndsTheRepetition() throws InterruptedException {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var steps = new AtomicInteger();
        var task = new RepeatedTask(
                "step that waits",
                SHORT,
                () -> {
                    steps.incrementAndGet();
                    started.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                },
                executor);

        task.start();
        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        task.stop();

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        executor.shutdown();
        assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(steps).hasValue(1);
    }
}
