package io.covalence.contract.institution;

import java.time.Instant;

/** A one-time code for {@code connector enrol}; shown once, kept only as a digest. */
public record EnrolmentCode(String siteId, String code, Instant expiresAt) {
    @Override
    public String toString() {
        return "EnrolmentCode[" + siteId + ", code=[REDACTED]]";
    }
}
