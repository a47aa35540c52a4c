package io.covalence.service.naming;

import io.covalence.contract.id.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A tenant's row as far as its name is read from it. */
@Entity
@Immutable
@Table(name = "tenant")
class TenantName {
    @Id
    private String id;

    private String name;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    TenantName() {}

    TenantId id() {
        return new TenantId(id);
    }

    String name() {
        return name;
    }
}
