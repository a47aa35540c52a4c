package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.ServiceRefusal;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.round.SiteProgress;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the service every few seconds, from a thread of its own, that the site still works on the round; learns in return
 * when the round goes on without it.
 */
final class ProgressReporter implements AutoCloseable {
    private final AggregationServiceClient service;
    private final RoundOffer offer;
    private final Duration interval;
    private final long started = System.nanoTime();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;
    private volatile double fraction;
    private volatile @Nullable ServiceRefusal out;

    ProgressReporter(AggregationServiceClient service, RoundOffer offer, Duration interval) {
        this.service = service;
        this.offer = offer;
        this.interval = interval;
        this.thread = Thread.ofPlatform().daemon().name("progress").unstarted(this::report);
    }

    ProgressReporter start() {
        thread.start();
        return this;
    }

    /**
     * Notes how much is done.
     *
     * @throws CancellationException when the round has gone on without this site: to work on would be in vain
     */
    void note(double share) {
        fraction = Math.clamp(share, 0.0, 1.0);
        if (out != null) {
            throw new CancellationException("the round has moved on");
        }
    }

    /** Why the round went on without this site, if it did. */
    @Nullable
    ServiceRefusal out() {
        return out;
    }

    /** Says that the local work is done, and how long it took. */
    void finish() throws InterruptedException {
        double seconds = seconds();
        close();
        service.trained(offer.roundId(), new SiteProgress(SitePhase.TRAINED, 1, seconds));
    }

    @Override
    public void close() {
        done.countDown();
        thread.interrupt();
    }

    private void report() {
        try {
            do {
                tell();
            } while (!done.await(interval.toMillis(), TimeUnit.MILLISECONDS) && out == null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() throws InterruptedException {
        try {
            service.progress(offer.roundId(), new SiteProgress(SitePhase.TRAINING, fraction, seconds()));
        } catch (ServiceRefusal refusal) {
            if (refusal.kind() == Failure.Kind.FAILED) {
                out = refusal;
            }
        } catch (Failure unreachable) {
            // The next report may get through; whether the site still counts is the service's decision.
        }
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
