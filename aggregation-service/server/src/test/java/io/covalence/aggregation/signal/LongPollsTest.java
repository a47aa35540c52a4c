package io.covalence.aggregation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LongPollsTest {
    private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final LongPolls polls = new LongPolls(clock, tasks::add);
    private String value = "";

    @Test
    void valueThatIsThereIsAnsweredAtOnce() {
        value = "here";
        assertThat(polls.until("a", Duration.ofSeconds(5), this::look).toCompletableFuture())
                .isCompletedWithValue(Optional.of("here"));
        assertThat(polls.count()).isZero();
    }

    @Test
    void newsOfTheTopicIsLookedAt() {
        var answer = polls.until("a", Duration.ofSeconds(5), this::look).toCompletableFuture();
        value = "here";
        polls.news("b");
        assertThat(tasks).isEmpty();
        polls.news("a");
        tasks.remove().run();
        assertThat(answer).isCompletedWithValue(Optional.of("here"));
    }

    @Test
    void maxWaitEnds() {
        var answer = polls.until("a", Duration.ofSeconds(5), this::look).toCompletableFuture();
        clock.advance(Duration.ofMillis(4_999));
        polls.expire();
        assertThat(answer).isNotDone();
        assertThat(polls.count()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        polls.expire();
        assertThat(answer).isCompletedWithValue(Optional.empty());
        assertThat(polls.count()).isZero();
    }

    @Test
    void whatTheCheckThrowsIsTheAnswer() {
        var calls = new ArrayDeque<>(List.of(false, true));
        var answer = polls.<String>until("a", Duration.ofSeconds(5), () -> {
                    if (calls.remove()) {
                        throw new IllegalStateException("moved on");
                    }
                    return Optional.empty();
                })
                .toCompletableFuture();
        polls.news("a");
        tasks.remove().run();
        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    void whoWasAnsweredAtOnceIsNotLookedForAgain() {
        value = "here";
        var first = polls.until("a", Duration.ofSeconds(5), this::look).toCompletableFuture();
        polls.news("a");
        assertThat(first).isDone();
        assertThat(tasks).isEmpty();
    }

    @Test
    void whoWasAnsweredByNewsIsNotLookedForAgain() {
        var answer = polls.until("a", Duration.ofSeconds(5), this::look).toCompletableFuture();
        value = "here";
        polls.news("a");
        tasks.remove().run();
        polls.news("a");
        assertThat(answer).isDone();
        assertThat(tasks).isEmpty();
    }

    @Test
    void whoIsSentAwayHoldsNobodyUp() {
        var answered = polls.until("a", Duration.ofSeconds(5), this::look)
                .thenApply(
                        none -> CompletableFuture.supplyAsync(() -> polls.until("a", Duration.ofSeconds(5), this::look))
                                .orTimeout(5, TimeUnit.SECONDS)
                                .join())
                .toCompletableFuture();
        clock.advance(Duration.ofSeconds(5));
        polls.expire();
        assertThat(answered).isCompleted();
        assertThat(polls.count()).isEqualTo(1);
    }

    private Optional<String> look() {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }
}
