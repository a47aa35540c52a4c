package io.covalence.aggregation.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this service. Each has a default but the folder for files.
 *
 * @param blobs COVALENCE_BLOB_DIR: contributions and model versions; shared by all replicas
 * @param serviceKey COVALENCE_SERVICE_KEY_FILE: the key that signs for this service, made when there is none, 0600; by
 *     default {@code service.key} in the folder for files; the same for all replicas
 * @param silence COVALENCE_SILENCE_SECONDS: a site that sends nothing for so long is no longer waited for
 * @param grace COVALENCE_UNMASKING_GRACE_MILLIS: how long stragglers may still agree, or unmask, once enough sites
 *     have
 * @param poll COVALENCE_POLL_MILLIS: how often a replica looks for work and news that nobody in its process told it of
 * @param lease COVALENCE_LEASE_SECONDS: a replica that died holds a round for at most so long
 * @param aggregation COVALENCE_AGGREGATION_SECONDS: longest time, and lease, for opening one sum
 * @param keepEvents COVALENCE_KEEP_EVENTS_DAYS: how long events are kept that the tenant service has read
 * @param keepRounds COVALENCE_KEEP_ROUNDS_HOURS: how long repeated messages of an ended round are still answered alike
 * @param roundWorkers COVALENCE_ROUND_WORKERS: rounds stepped at once by one replica
 * @param chunkWorkers COVALENCE_CHUNK_WORKERS: chunks summed at once for one round, by default one a core, at most 16; each
 *     holds up to 24 MiB
 */
public record Settings(
        Path blobs,
        Path serviceKey,
        Duration silence,
        Duration grace,
        Duration poll,
        Duration lease,
        Duration aggregation,
        Duration keepEvents,
        Duration keepRounds,
        int roundWorkers,
        int chunkWorkers) {
    private static final int MOST_CORES = 16;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException naming the variable that is missing or out of range
     */
    public static Settings of(Map<String, String> environment) {
        String blobs = environment.get("COVALENCE_BLOB_DIR");
        if (blobs == null || blobs.isBlank()) {
            throw new IllegalArgumentException(
                    "COVALENCE_BLOB_DIR is not set: name a folder for contributions and models");
        }
        return new Settings(
                Path.of(blobs),
                Path.of(environment.getOrDefault("COVALENCE_SERVICE_KEY_FILE", blobs + "/service.key")),
                Duration.ofSeconds(number(environment, "COVALENCE_SILENCE_SECONDS", 20, 2, 3_600)),
                Duration.ofMillis(number(environment, "COVALENCE_UNMASKING_GRACE_MILLIS", 200, 0, 60_000)),
                Duration.ofMillis(number(environment, "COVALENCE_POLL_MILLIS", 250, 10, 10_000)),
                Duration.ofSeconds(number(environment, "COVALENCE_LEASE_SECONDS", 30, 5, 600)),
                Duration.ofSeconds(number(environment, "COVALENCE_AGGREGATION_SECONDS", 300, 10, 3_600)),
                Duration.ofDays(number(environment, "COVALENCE_KEEP_EVENTS_DAYS", 30, 1, 3_650)),
                Duration.ofHours(number(environment, "COVALENCE_KEEP_ROUNDS_HOURS", 24, 1, 8_760)),
                number(environment, "COVALENCE_ROUND_WORKERS", 2, 1, 64),
                number(environment, "COVALENCE_CHUNK_WORKERS", cores(), 1, 64));
    }

    /** Longest answer time of a long poll: half the silence, so that a site that waits is still heard in time. */
    public Duration longestWait() {
        var half = silence.dividedBy(2);
        return half.compareTo(LONGEST_WAIT) < 0 ? half : LONGEST_WAIT;
    }

    private static int cores() {
        return Math.min(Runtime.getRuntime().availableProcessors(), MOST_CORES);
    }

    private static int number(Map<String, String> environment, String name, int otherwise, int least, int most) {
        @Nullable String text = environment.get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number", e);
        }
        throw new IllegalArgumentException(name + " must be from " + least + " to " + most);
    }
}
