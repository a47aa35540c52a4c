package io.covalence.service.site;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one enrolment code that a site may have; a new one takes the older one's place. */
@Entity
@Table(name = "enrolment_code")
class StoredEnrolmentCode {
    static final Duration LIFETIME = Duration.ofHours(24);

    @Id
    private String siteId;

    private String institutionId;

    @Column(name = "code_sha256")
    private String codeSha256;

    private Instant expiresAt;
    private @Nullable Instant usedAt;

    @Version
    private long version;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    StoredEnrolmentCode() {}

    StoredEnrolmentCode(SiteId siteId, InstitutionId institutionId, String codeSha256, Instant now) {
        this.siteId = siteId.value();
        this.institutionId = institutionId.value();
        this.codeSha256 = codeSha256;
        this.expiresAt = now.plus(LIFETIME);
    }

    void replace(String digest, Instant now) {
        codeSha256 = digest;
        expiresAt = now.plus(LIFETIME);
        usedAt = null;
    }

    void use(Instant now) {
        check(now);
        usedAt = now;
    }

    void check(Instant now) {
        if (usedAt != null || !now.isBefore(expiresAt)) {
            throw refused();
        }
    }

    /** The same words for a wrong, a used and an expired code: they tell a guesser nothing. */
    static ProblemException refused() {
        return new ProblemException(
                ProblemType.CODE_REFUSED,
                "The enrolment code is wrong, was used, or has expired. Ask your institution's staff for a new one.");
    }

    Instant expiresAt() {
        return expiresAt;
    }

    SiteId siteId() {
        return new SiteId(siteId);
    }

    InstitutionId institutionId() {
        return new InstitutionId(institutionId);
    }
}
