package io.covalence.service.institution;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

@Entity
class Institution {
    @Id
    private String id;

    private String name;
    private Instant createdAt;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    Institution() {}

    Institution(String id, String name, Instant now) {
        this.id = id;
        this.name = name;
        this.createdAt = now;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }
}
