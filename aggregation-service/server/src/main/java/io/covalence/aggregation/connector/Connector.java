package io.covalence.aggregation.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The connector that works for a site.
 *
 * @param instance of the process
 * @param place digest of its machine, boot and folder
 * @param since when this instance was accepted
 * @param heardAt when a message of it came last, to a few seconds
 * @param refusedAt when another one was refused last
 */
record Connector(String instance, String place, Instant since, Instant heardAt, Optional<Instant> refusedAt) {
    /** Whether it has been silent for so long that another one may work in its stead. */
    boolean isSilent(Instant now, Duration lease) {
        return !now.isBefore(heardAt.plus(lease));
    }
}
