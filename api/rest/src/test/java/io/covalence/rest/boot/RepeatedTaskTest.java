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
    void stepUnderWayMayFinishAndIsTheLast() throws InterruptedException {
        var started = new CountDownLatch(1);
        var mayFinish = new CountDownLatch(1);
        var finished = new AtomicInteger();
        var task = new RepeatedTask(
                "step that takes its time",
                SHORT,
                () -> {
                    started.countDown();
                    waitFor(mayFinish);
                    finished.incrementAndGet();
                },
                executor);

        task.start();
        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        task.stop();
        mayFinish.countDown();
        task.await(Duration.ofSeconds(20));

        assertThat(finished).hasValue(1);
        executor.shutdown();
        assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(finished).hasValue(1);
    }

    @Test
    void stepThatDoesNotFinishIsInterrupted() throws InterruptedException {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var task = new RepeatedTask(
                "step without end",
                SHORT,
                () -> {
                    started.countDown();
                    if (!waitFor(new CountDownLatch(1))) {
                        interrupted.countDown();
                    }
                },
                executor);

        task.start();
        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        task.stop();
        task.await(Duration.ofMillis(10));

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
