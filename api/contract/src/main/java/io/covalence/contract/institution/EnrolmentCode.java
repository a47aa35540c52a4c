package io.covalence.contract.institution;

import io.covalence.contract.id.SiteId;
import java.time.Instant;

/** A one-time code for {@code connector enrol}; shown once, kept only as a digest. */
public record EnrolmentCode(SiteId siteId, String code, Instant expiresAt) {
    @Override
    public String toString() {
        return "EnrolmentCode[" + siteId + ", code=[REDACTED]]";
    }
}
