package io.covalence.aggregation.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.testkit.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedParallelWorkTest {
    private static final int WORKERS = 4;

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final Deadline deadline = new Deadline(clock, clock.instant().plusSeconds(10));
    private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    private final OrderedParallelWork parallel = new OrderedParallelWork(threads, WORKERS);

    @AfterEach
    void dismiss() {
        threads.shutdownNow();
    }

    @Test
    void piecesAreTakenInOrderAndNeverMoreExistThanThereAreThreads() throws IOException {
        var existing = new AtomicInteger();
        var most = new AtomicInteger();
        var taken = new ArrayList<Integer>();
        parallel.work(
                3,
                2_000,
                deadline,
                piece -> {
                    most.accumulateAndGet(existing.incrementAndGet(), Math::max);
                    return -piece;
                },
                (piece, made) -> {
                    assertThat(made).isEqualTo(-piece);
                    taken.add(piece);
                    existing.decrementAndGet();
                });

        assertThat(taken).isEqualTo(IntStream.range(3, 2_000).boxed().toList());
        assertThat(most.get()).isLessThanOrEqualTo(WORKERS);
    }

    @Test
    void piecesAreMadeSideBySide() throws IOException {
        var all = new CountDownLatch(WORKERS);
        parallel.work(
                0,
                WORKERS,
                deadline,
                piece -> {
                    all.countDown();
                    return meet(all);
                },
                (piece, met) -> assertThat(met).isTrue());
    }

    @Test
    void failureOfOnePieceEndsTheWorkAndNothingIsTakenAfterIt() {
        var taken = new ArrayList<Integer>();
        assertThatThrownBy(() -> parallel.work(
                        0,
                        1_000,
                        deadline,
                        piece -> {
                            if (piece == 500) {
                                throw new IOException("piece 500");
                            }
                            return piece;
                        },
                        (piece, made) -> taken.add(piece)))
                .isInstanceOf(IOException.class)
                .hasMessage("piece 500");
        assertThat(taken)
                .doesNotContain(500)
                .isEqualTo(IntStream.range(0, taken.size()).boxed().toList());
        assertThat(taken.size()).isLessThanOrEqualTo(500);
    }

    @Test
    void errorInAHelperIsAFailure() {
        assertThatThrownBy(() -> parallel.work(
                        0,
                        WORKERS,
                        deadline,
                        piece -> {
                            throw new OutOfMemoryError("for the test");
                        },
                        (piece, made) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void workEndsAtItsDeadline() {
        assertThatThrownBy(() -> parallel.work(0, 10, deadline, piece -> piece, (piece, made) -> {
                    clock.advance(Duration.ofSeconds(4));
                }))
                .isInstanceOf(Deadline.OutOfTimeException.class);
    }

    @Test
    void callerWorksAloneWhenNobodyHelps() throws IOException {
        var taken = new ArrayList<Integer>();
        new OrderedParallelWork(helper -> {}, WORKERS)
                .work(0, 3, deadline, piece -> piece, (piece, made) -> taken.add(made));
        assertThat(taken).containsExactly(0, 1, 2);
    }

    private static boolean meet(CountDownLatch all) {
        try {
            all.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
