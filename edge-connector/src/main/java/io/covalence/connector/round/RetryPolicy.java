package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.client.Pause;
import io.covalence.connector.client.ServiceRefusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long a site stays in a session. The keys of a session are in memory only, so leaving it while the service is down
 * for a moment would cost the round. But the wait for a silent service is limited.
 */
public final class RetryPolicy {
    /** Above what the plan allows the others: the service may have to be started anew meanwhile. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** What stands in place of an application that has not been started yet answers without a problem document. */
    private static final String NOT_THERE_YET = "http-404";

    /** A token that was issued a moment ago is refused until the service has read the identity provider's new keys. */
    private static final int NOT_BELIEVED_YET = 401;

    private final BackOff backOff;
    private final Pause pause;
    private final LongSupplier nanoTime;

    public RetryPolicy(BackOff backOff, Pause pause, LongSupplier nanoTime) {
        this.backOff = backOff;
        this.pause = pause;
        this.nanoTime = nanoTime;
    }

    /** Something to ask of the service. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws InterruptedException;
    }

    /** Something to tell the service. */
    @FunctionalInterface
    interface Statement {
        void say() throws InterruptedException;
    }

    /**
     * Says something until it is heard. It must be safe to repeat.
     *
     * @throws Failure when it is refused, or nobody answered in time
     */
    void insist(Duration allowed, Statement statement) throws InterruptedException {
        until(allowed, () -> {
            statement.say();
            return Optional.of(true);
        });
    }

    /**
     * Asks until there is something.
     *
     * @param allowed how long the plan lets the others take
     * @throws Failure when it is refused, or there is nothing in time
     */
    <T> T until(Duration allowed, Question<Optional<T>> question) throws InterruptedException {
        long start = nanoTime.getAsLong();
        var longest = allowed.plus(MARGIN);
        for (int failures = 0; ; ) {
            boolean late = nanoTime.getAsLong() - start > longest.toNanos();
            try {
                var answer = question.ask();
                if (answer.isPresent()) {
                    return answer.get();
                }
                failures = 0;
            } catch (Failure failure) {
                if (late || !mayPass(failure)) {
                    throw failure;
                }
                pause.rest(backOff.after(++failures));
            }
            if (late) {
                throw new Failure(
                        Failure.Kind.TRY_LATER,
                        FailureCode.SERVICE_SILENT,
                        "The service had nothing to say for " + longest.toSeconds() + " s.",
                        "Tell the people who run the service.");
            }
        }
    }

    private static boolean mayPass(Failure failure) {
        return failure.kind() == Failure.Kind.TRY_LATER
                || failure.code().equals(NOT_THERE_YET)
                || (failure instanceof ServiceRefusal refusal && refusal.status() == NOT_BELIEVED_YET);
    }
}
