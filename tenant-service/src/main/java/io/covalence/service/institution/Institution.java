package io.covalence.service.institution;

import io.covalence.contract.id.InstitutionId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** Its name is a sponsor's guess until its own people have confirmed it; other sponsors see it from then on only. */
@Entity
@DynamicUpdate
class Institution {
    @Id
    private String id;

    private String name;
    private boolean nameConfirmed;
    private Instant createdAt;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    Institution() {}

    Institution(InstitutionId id, String name, Instant now) {
        this.id = id.value();
        this.name = name;
        this.createdAt = now;
    }

    void confirm(String confirmed) {
        name = confirmed;
        nameConfirmed = true;
    }

    boolean nameConfirmed() {
        return nameConfirmed;
    }

    InstitutionId id() {
        return new InstitutionId(id);
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }
}
