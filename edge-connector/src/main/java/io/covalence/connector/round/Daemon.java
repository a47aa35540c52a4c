package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.UserMessages;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.client.Pause;
import io.covalence.connector.instance.AnotherConnector;
import io.covalence.connector.instance.SiteClaim;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.LeaveReason;
import io.covalence.contract.round.RoundOffer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks for rounds and works on them, one after the other, until it is stopped. A failure in one round ends that round
 * only. While the service is down it waits, longer each time.
 */
public final class Daemon {
    private final AggregationServiceClient service;
    private final RoundWorker worker;
    private final SiteClaim claim;
    private final StatusBoard board;
    private final UserMessages messages;
    private final BackOff backOff;
    private final Pause pause;
    private @Nullable RoundId done;
    private @Nullable LeaveReason left;
    private String doubted = "";
    private int failures;

    public Daemon(
            AggregationServiceClient service,
            RoundWorker worker,
            SiteClaim claim,
            StatusBoard board,
            UserMessages messages,
            BackOff backOff,
            Pause pause) {
        this.service = service;
        this.worker = worker;
        this.claim = claim;
        this.board = board;
        this.messages = messages;
        this.backOff = backOff;
        this.pause = pause;
    }

    /**
     * Claims the site before anything costly is done. While the service is away nothing comes of it: {@link #run} tries again.
     *
     * @throws AnotherConnector when another connector works for the site
     */
    public void begin() {
        try {
            claim.make(service);
        } catch (AnotherConnector other) {
            board.refused(other.what());
            throw other;
        } catch (Failure away) {
            board.noticed(away.what());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Runs until the thread is interrupted.
     *
     * @throws AnotherConnector when another connector works for the site
     */
    public void run() {
        board.waiting();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (AnotherConnector other) {
            board.refused(other.what());
            throw other;
        } finally {
            worker.forget();
            release();
            board.stopped();
        }
    }

    /** Whoever stops this thread wants it to end, and to say so. */
    private void release() {
        boolean interrupted = Thread.interrupted();
        try {
            claim.release(service);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Asks once, and works on the round that is offered, if any. */
    void step() throws InterruptedException {
        try {
            claim.hold(service);
            var offer = service.offer(done, left, worker.knownLog());
            if (failures > 0) {
                messages.say("The service answers again.");
            }
            board.heard();
            failures = 0;
            if (offer.isPresent()) {
                take(offer.get());
            } else {
                board.waiting();
                worker.forgetEndedRuns();
                worker.collect().ifPresent(this::doubt);
            }
        } catch (AnotherConnector other) {
            throw other;
        } catch (Failure failure) {
            if (claim.isLost(failure)) {
                pause.rest(backOff.after(++failures));
            } else {
                trouble(failure);
            }
        }
    }

    private void take(RoundOffer offer) throws InterruptedException {
        if (offer.roundId().equals(done)) {
            pause.rest(backOff.after(++failures));
            return;
        }
        messages.say("Round " + offer.number() + " of run " + offer.runId() + " begins.");
        long started = System.nanoTime();
        var outcome = worker.work(offer);
        done = offer.roundId();
        left = outcome instanceof RoundOutcome.Refused refused ? refused.reason() : null;
        board.ended(outcome);
        var took = Duration.ofNanos(System.nanoTime() - started);
        messages.say("Round " + offer.number() + " "
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
            messages.say(why);
        }
        doubted = why;
        board.doubted(why);
    }

    private void trouble(Failure failure) throws InterruptedException {
        failures++;
        if (failures == 1) {
            messages.say(failure.what() + " Trying again until it answers.");
        }
        board.troubled(failure.what());
        pause.rest(backOff.after(failures));
    }
}
