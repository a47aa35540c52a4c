package io.covalence.aggregation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.TestClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final TestClock clock = new TestClock();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Waiting waiting = new Waiting(clock, tasks::add);
    private String value = "";

    @Test
    void valueThatIsThereIsAnsweredAtOnce() {
        value = "here";
        assertThat(waiting.until("a", Duration.ofSeconds(5), this::look).toCompletableFuture())
                .isCompletedWithValue(Optional.of("here"));
        assertThat(waiting.count()).isZero();
    }

    @Test
    void newsOfTheTopicIsLookedAt() {
        var answer = waiting.until("a", Duration.ofSeconds(5), this::look).toCompletableFuture();
        value = "here";
        waiting.news("b");
        assertThat(tasks).isEmpty();
        waiting.news("a");
        tasks.remove().run();
        assertThat(answer).isCompletedWithValue(Optional.of("here"));
    }

    @Test
    void patienceEnds() {
        var answer = waiting.until("a", Duration.ofSeconds(5), this::look).toCompletableFuture();
        clock.advance(Duration.ofMillis(4_999));
        waiting.expire();
        assertThat(answer).isNotDone();
        assertThat(waiting.count()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        waiting.expire();
        assertThat(answer).isCompletedWithValue(Optional.empty());
        assertThat(waiting.count()).isZero();
    }

    @Test
    void whatTheCheckThrowsIsTheAnswer() {
        var calls = new ArrayDeque<>(List.of(false, true));
        var answer = waiting.<String>until("a", Duration.ofSeconds(5), () -> {
                    if (calls.remove()) {
                        throw new IllegalStateException("moved on");
                    }
                    return Optional.empty();
                })
                .toCompletableFuture();
        waiting.news("a");
        tasks.remove().run();
        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    void whoWasAnsweredAtOnceIsNotLookedForAgain() {
        value = "here";
        var first = waiting.until("a", Duration.ofSeconds(5), this::look).toCompletableFuture();
        waiting.news("a");
        assertThat(first).isDone();
        assertThat(tasks).isEmpty();
    }

    @Test
    void whoWasAnsweredByNewsIsNotLookedForAgain() {
        var answer = waiting.until("a", Duration.ofSeconds(5), this::look).toCompletableFuture();
        value = "here";
        waiting.news("a");
        tasks.remove().run();
        waiting.news("a");
        assertThat(answer).isDone();
        assertThat(tasks).isEmpty();
    }

    @Test
    void whoIsSentAwayHoldsNobodyUp() {
        var answered = waiting.until("a", Duration.ofSeconds(5), this::look)
                .thenApply(none -> CompletableFuture.supplyAsync(
                                () -> waiting.until("a", Duration.ofSeconds(5), this::look))
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join())
                .toCompletableFuture();
        clock.advance(Duration.ofSeconds(5));
        waiting.expire();
        assertThat(answered).isCompleted();
        assertThat(waiting.count()).isEqualTo(1);
    }

    private Optional<String> look() {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }
}
