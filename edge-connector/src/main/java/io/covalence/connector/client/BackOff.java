package io.covalence.connector.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The wait before the next attempt: it doubles from {@code first} to {@code longest}, and a random part of up to a half
 * is left out, so that sites that lost a service together do not return together.
 */
public record BackOff(Duration first, Duration longest, RandomGenerator random) {
    /** Doublings after which the longest wait is reached for certain; keeps the shift in range. */
    private static final int MAXIMUM_DOUBLINGS = 20;

    public static BackOff standard(RandomGenerator random) {
        return new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10), random);
    }

    /**
     * The wait after so many failures in a row.
     *
     * @param failures 1 or more
     */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MAXIMUM_DOUBLINGS);
        long whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }
}
