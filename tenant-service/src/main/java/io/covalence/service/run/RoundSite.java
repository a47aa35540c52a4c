package io.covalence.service.run;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundSiteView;
import io.covalence.contract.run.SiteChange;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;

/** A site's place in a round as the aggregation service last told of it. */
@Entity
@IdClass(RoundSite.Key.class)
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class RoundSite {
    @Id
    private String roundId;

    @Id
    private String siteId;

    private String runId;
    private String tenantId;

    @Enumerated(EnumType.STRING)
    private SitePhase phase;

    private String reason;
    private Instant lastHeard;

    record Key(String roundId, String siteId) implements Serializable {}

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    RoundSite() {}

    RoundSite(Round round, SiteChange change, Instant at) {
        this.roundId = round.id().value();
        this.siteId = change.siteId().value();
        this.runId = round.runId().value();
        this.tenantId = round.tenantId().value();
        this.phase = change.phase();
        this.reason = change.reason();
        this.lastHeard = at;
    }

    void update(SiteChange change, Instant at) {
        phase = change.phase();
        reason = change.reason();
        if (phase != SitePhase.DROPPED) {
            lastHeard = at;
        }
    }

    RoundSiteView view(String institutionName) {
        return new RoundSiteView(institutionName, new SiteChange(new SiteId(siteId), phase, reason), lastHeard);
    }

    RoundId roundId() {
        return new RoundId(roundId);
    }
}
