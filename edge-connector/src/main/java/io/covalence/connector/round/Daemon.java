package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.Talk;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.client.Pause;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundOffer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks for rounds and works on them, one after the other, for as long as it is let. Whatever goes wrong in one round ends that
 * round only; while the service is away it waits, longer each time.
 */
public final class Daemon {
    private final AggregationServiceClient service;
    private final RoundWorker worker;
    private final StatusBoard board;
    private final Talk talk;
    private final BackOff backOff;
    private final Pause pause;
    private @Nullable String done;
    private @Nullable LeaveReason left;
    private String doubted = "";
    private int failures;

    public Daemon(
            AggregationServiceClient service,
            RoundWorker worker,
            StatusBoard board,
            Talk talk,
            BackOff backOff,
            Pause pause) {
        this.service = service;
        this.worker = worker;
        this.board = board;
        this.talk = talk;
        this.backOff = backOff;
        this.pause = pause;
    }

    /** Runs until the thread is interrupted. */
    public void run() {
        board.waiting();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            board.stopped();
        }
    }

    /** Asks once, and works on the round that is offered, if any. */
    void step() throws InterruptedException {
        try {
            var offer = service.offer(done, left, worker.knownLog());
            if (failures > 0) {
                talk.say("The service answers again.");
            }
            board.heard();
            failures = 0;
            if (offer.isPresent()) {
                take(offer.get());
            } else {
                board.waiting();
                worker.collect().ifPresent(this::doubt);
            }
        } catch (Failure failure) {
            trouble(failure);
        }
    }

    private void take(RoundOffer offer) throws InterruptedException {
        if (offer.roundId().equals(done)) {
            pause.rest(backOff.after(++failures));
            return;
        }
        talk.say("Round " + offer.number() + " of run " + offer.runId() + " begins.");
        long started = System.nanoTime();
        var outcome = worker.work(offer);
        done = offer.roundId();
        left = outcome instanceof RoundOutcome.Refused refused ? refused.reason() : null;
        board.ended(outcome);
        var took = Duration.ofNanos(System.nanoTime() - started);
        talk.say("Round " + offer.number() + " "
                + switch (outcome) {
                    case RoundOutcome.Contributed contributed -> "is done: this site's masked update is in the sum.";
                    case RoundOutcome.Doubted doubted ->
                        "is done, and this site has answered in it. But: " + doubted.why();
                    case RoundOutcome.Missed missed -> "went on without this site: " + missed.why();
                    case RoundOutcome.Refused refused -> "was refused: " + refused.why();
                }
                + String.format(Locale.ROOT, " (%.1f s)", took.toMillis() / 1e3));
    }

    /** What stays wrong is said once, and stands in the status. */
    private void doubt(String why) {
        if (!why.equals(doubted)) {
            talk.say(why);
        }
        doubted = why;
        board.doubted(why);
    }

    private void trouble(Failure failure) throws InterruptedException {
        failures++;
        if (failures == 1) {
            talk.say(failure.what() + " Trying again until it answers.");
        }
        board.troubled(failure.what());
        pause.rest(backOff.after(failures));
    }
}
