package io.covalence.connector.round;

import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.result.OwnResults;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.WatchedLogs;
import io.covalence.secagg.RandomSource;
import java.time.Clock;
import java.time.Duration;

/**
 * Objects that every round uses.
 *
 * @param random of keys and rounding; in production a {@link java.security.SecureRandom}
 * @param reportEvery time between two signs of life while training
 */
public record RoundTools(
        AggregationServiceClient service,
        RoundJournal journal,
        WatchedLogs logs,
        EvidenceFolder evidence,
        SiteWorkSource work,
        KeptVectors keptVectors,
        OwnResults ownResults,
        RandomSource random,
        Watcher watcher,
        RetryPolicy retryPolicy,
        Clock clock,
        Duration reportEvery) {}
