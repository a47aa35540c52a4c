package io.covalence.service.membership;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A person's place in a tenant or an institution; made for an e-mail address, bound when its owner first signs in. */
@Entity
@DynamicUpdate
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class Membership {
    @Id
    private String id;

    private String email;
    private @Nullable String subject;
    private @Nullable String tenantId;
    private @Nullable String institutionId;
    private Instant createdAt;
    private @Nullable Instant boundAt;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    Membership() {}

    Membership(
            String id, String email, @Nullable TenantId tenantId, @Nullable InstitutionId institutionId, Instant now) {
        this.id = id;
        this.email = email;
        this.tenantId = tenantId == null ? null : tenantId.value();
        this.institutionId = institutionId == null ? null : institutionId.value();
        this.createdAt = now;
    }

    void bind(String person, Instant now) {
        subject = person;
        boundAt = now;
    }

    boolean awaits() {
        return subject == null;
    }

    @Nullable
    TenantId tenantId() {
        return tenantId == null ? null : new TenantId(tenantId);
    }

    @Nullable
    InstitutionId institutionId() {
        return institutionId == null ? null : new InstitutionId(institutionId);
    }
}
