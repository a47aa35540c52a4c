package io.covalence.service.run;

import io.covalence.contract.id.SiteId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;

/** A site that a run was ordered with, and the key by which the other sites will know it. */
@Entity
@IdClass(RunSite.Key.class)
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class RunSite {
    @Id
    private String runId;

    @Id
    private String siteId;

    private String studyId;
    private String tenantId;
    private String identityKey;

    record Key(String runId, String siteId) implements Serializable {}

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    RunSite() {}

    RunSite(Run run, SiteId siteId, String identityKey) {
        this.runId = run.id().value();
        this.siteId = siteId.value();
        this.studyId = run.studyId().value();
        this.tenantId = run.tenantId().value();
        this.identityKey = identityKey;
    }

    SiteId siteId() {
        return new SiteId(siteId);
    }

    String identityKey() {
        return identityKey;
    }
}
