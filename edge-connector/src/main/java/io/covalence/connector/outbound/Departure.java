package io.covalence.connector.outbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.covalence.contract.id.RoundId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that leaves the site.
 *
 * @param to scheme, host and port
 * @param path without the query
 * @param bytes of the body
 * @param sha256 hex digest of the body, empty when there is none
 * @param round the round of the request, if any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Departure(
        Instant time,
        String method,
        String to,
        String path,
        long bytes,
        String sha256,
        @Nullable RoundId round) {}
