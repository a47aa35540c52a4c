package io.covalence.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that only its test moves, by hand or by a step at each reading. */
public final class MovableClock extends Clock {
    private final Duration step;
    private Instant now;

    private MovableClock(Instant now, Duration step) {
        this.now = now;
        this.step = step;
    }

    /** A clock that stands still until it is moved. */
    public static MovableClock at(Instant now) {
        return new MovableClock(now, Duration.ZERO);
    }

    /** A clock that moves on by a step before each reading, so that no two moments are the same. */
    public static MovableClock ticking(Instant start, Duration step) {
        return new MovableClock(start, step);
    }

    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(step);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is in UTC");
    }
}
