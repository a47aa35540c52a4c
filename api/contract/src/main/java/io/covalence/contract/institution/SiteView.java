package io.covalence.contract.institution;

import io.covalence.contract.id.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A site as its institution sees it.
 *
 * @param identityFingerprint SHA-256 of the identity key in hex, absent until a connector is enrolled
 */
public record SiteView(
        SiteId id,
        boolean enrolled,
        @Nullable String identityFingerprint,
        @Nullable Instant lastHeard) {}
