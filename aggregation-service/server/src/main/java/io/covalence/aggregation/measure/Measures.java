package io.covalence.aggregation.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What operators watch: rounds by outcome, their time and overhead, bytes taken in, steps that did not succeed. */
public final class Measures {
    private final Counter completed;
    private final Counter failed;
    private final Counter bytes;
    private final Counter stepFailures;
    private final Timer rounds;
    private final Timer overhead;
    private final Timer openings;

    public Measures(MeterRegistry registry) {
        completed = registry.counter("covalence.rounds", "outcome", "completed");
        failed = registry.counter("covalence.rounds", "outcome", "failed");
        bytes = registry.counter("covalence.contribution.bytes");
        stepFailures = registry.counter("covalence.steps.failed");
        rounds = registry.timer("covalence.round.time");
        overhead = registry.timer("covalence.round.overhead");
        openings = registry.timer("covalence.round.opening");
    }

    public void roundCompleted(double seconds, double overheadSeconds) {
        completed.increment();
        rounds.record(duration(seconds));
        overhead.record(duration(overheadSeconds));
    }

    public void roundFailed() {
        failed.increment();
    }

    public void contributionBytes(long count) {
        bytes.increment((double) count);
    }

    public void stepFailed() {
        stepFailures.increment();
    }

    /** Time to recover masks, sum, and make the next version. */
    public void opened(Duration time) {
        openings.record(time);
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
