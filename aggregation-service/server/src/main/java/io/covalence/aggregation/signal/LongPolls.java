package io.covalence.aggregation.signal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Requests that wait for news about a topic. A waiting request holds neither a thread nor a database connection: its check
 * runs once when it arrives, by then on the list, and then whenever there is news.
 */
public final class LongPolls {
    /** A topic besides those of runs, which are their ids: a round was opened. */
    public static final String OFFERS = "offers";

    /** The topic of everything in the outbox. */
    public static final String EVENTS = "events";

    private final Clock clock;
    private final Executor executor;
    private final ConcurrentMap<String, Set<Waiter<?>>> topics = new ConcurrentHashMap<>();

    /**
     * Waits by the given clock.
     *
     * @param executor runs checks after news
     */
    public LongPolls(Clock clock, Executor executor) {
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * Answers with the first value that the check finds, or with none after {@code maxWait}. What the check throws is the
     * answer too.
     */
    public <T> CompletionStage<Optional<T>> until(String topic, Duration maxWait, Supplier<Optional<T>> check) {
        return until(topic, maxWait, check, check);
    }

    /**
     * The same with another check on arrival.
     *
     * @param first what is looked at when the request arrives, once it is on the list
     */
    public <T> CompletionStage<Optional<T>> until(
            String topic, Duration maxWait, Supplier<Optional<T>> first, Supplier<Optional<T>> again) {
        if (maxWait.isZero() || maxWait.isNegative()) {
            return CompletableFuture.completedFuture(first.get());
        }
        var waiter = new Waiter<>(topic, clock.instant().plus(maxWait), first, again);
        topics.compute(topic, (key, waiters) -> {
            Set<Waiter<?>> list = waiters == null ? ConcurrentHashMap.newKeySet() : waiters;
            list.add(waiter);
            return list;
        });
        look(waiter);
        return waiter.answer;
    }

    /** Lets everybody who waits for the topic look again. */
    public void news(String topic) {
        var waiters = topics.get(topic);
        if (waiters != null) {
            for (var waiter : waiters) {
                executor.execute(() -> look(waiter));
            }
        }
    }

    /** Answers everybody who has waited long enough with nothing. */
    public void expire() {
        var now = clock.instant();
        var over = topics.values().stream()
                .flatMap(Set::stream)
                .filter(waiter -> !now.isBefore(waiter.deadline))
                .toList();
        for (var waiter : over) {
            leave(waiter);
            waiter.answer.complete(Optional.empty());
        }
    }

    /** How many requests wait. */
    public int count() {
        return topics.values().stream().mapToInt(Set::size).sum();
    }

    /** Who has an answer does not stay on the list: later news would be a task for nothing. */
    private void look(Waiter<?> waiter) {
        waiter.look();
        if (waiter.answer.isDone()) {
            leave(waiter);
        }
    }

    private void leave(Waiter<?> waiter) {
        topics.computeIfPresent(waiter.topic, (key, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        });
    }

    private static final class Waiter<T> {
        private final String topic;
        private final Instant deadline;
        private final Supplier<Optional<T>> again;
        private final CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        private final AtomicInteger asked = new AtomicInteger();
        private Supplier<Optional<T>> check;

        Waiter(String topic, Instant deadline, Supplier<Optional<T>> first, Supplier<Optional<T>> again) {
            this.topic = topic;
            this.deadline = deadline;
            this.check = first;
            this.again = again;
        }

        /** Looks once more, or lets the look that is under way be followed by another. */
        void look() {
            if (asked.getAndIncrement() > 0) {
                return;
            }
            int seen;
            do {
                seen = asked.get();
                lookOnce();
            } while (!asked.compareAndSet(seen, 0));
        }

        private void lookOnce() {
            if (answer.isDone()) {
                return;
            }
            try {
                var now = check;
                check = again;
                now.get().ifPresent(value -> answer.complete(Optional.of(value)));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }
}
