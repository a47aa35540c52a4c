package io.covalence.service.tenant;

import io.covalence.contract.id.TenantId;
import io.covalence.contract.tenant.TenantView;
import io.covalence.service.page.Cursor;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

@Entity
class Tenant {
    @Id
    private String id;

    private String name;
    private Instant createdAt;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    Tenant() {}

    Tenant(TenantId id, String name, Instant now) {
        this.id = id.value();
        this.name = name;
        this.createdAt = now;
    }

    TenantView view() {
        return new TenantView(new TenantId(id), name, createdAt);
    }

    Cursor cursor() {
        return new Cursor(createdAt, id);
    }
}
