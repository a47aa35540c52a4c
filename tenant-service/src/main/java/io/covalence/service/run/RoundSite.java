package io.covalence.service.run;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundSiteView;
import io.covalence.contract.run.SentBySite;
import io.covalence.contract.run.SiteChange;
import io.covalence.contract.site.SentView;
import io.covalence.service.study.StudyFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    private @Nullable Long sentBytes;

    @Column(name = "sent_sha256")
    private @Nullable String sentSha256;

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

    void sent(SentBySite sent) {
        sentBytes = sent.bytes();
        sentSha256 = sent.sha256();
    }

    /** What was sent in it; only of a place in which that is known. */
    SentView sentView(Round round, StudyFacts study) {
        var summary = round.view(List.of(), null);
        return new SentView(
                summary.changedAt(),
                study.id(),
                study.name(),
                round.runId(),
                round.id(),
                summary.summary().number(),
                summary.summary().attempt(),
                Objects.requireNonNull(sentBytes),
                Objects.requireNonNull(sentSha256));
    }

    RoundSiteView view(String institutionName) {
        return new RoundSiteView(institutionName, new SiteChange(new SiteId(siteId), phase, reason), lastHeard);
    }

    RoundId roundId() {
        return new RoundId(roundId);
    }
}
