package io.covalence.service.institution;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.institution.SiteView;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one place of an institution where a connector runs. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class Site {
    @Id
    private String id;

    private String institutionId;
    private @Nullable String identityKey;
    private @Nullable String identityFingerprint;
    private @Nullable String connectorVersion;
    private @Nullable Instant enrolledAt;
    private @Nullable Instant lastHeard;
    private Instant createdAt;

    @Version
    private long version;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    Site() {}

    Site(SiteId id, InstitutionId institutionId, Instant now) {
        this.id = id.value();
        this.institutionId = institutionId.value();
        this.createdAt = now;
    }

    void enrol(String key, String fingerprint, String connector, Instant now) {
        identityKey = key;
        identityFingerprint = fingerprint;
        connectorVersion = connector;
        enrolledAt = now;
        lastHeard = now;
    }

    SiteId id() {
        return new SiteId(id);
    }

    InstitutionId institutionId() {
        return new InstitutionId(institutionId);
    }

    @Nullable
    String identityKey() {
        return identityKey;
    }

    boolean enrolled() {
        return enrolledAt != null;
    }

    SiteView view() {
        return new SiteView(id(), enrolled(), identityFingerprint, lastHeard);
    }
}
