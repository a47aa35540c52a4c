package io.covalence.service.run;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunEventView;
import io.covalence.contract.run.SiteChange;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of a run's history. */
@Entity
@Table(name = "run_event")
@IdClass(StoredRunEvent.Key.class)
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class StoredRunEvent {
    @Id
    private String runId;

    @Id
    private long sequence;

    private String tenantId;
    private Instant at;

    @Enumerated(EnumType.STRING)
    private RunEventKind kind;

    private @Nullable Integer round;
    private @Nullable Integer attempt;

    @Enumerated(EnumType.STRING)
    private @Nullable RoundPhase phase;

    private @Nullable String siteId;

    @Enumerated(EnumType.STRING)
    private @Nullable SitePhase sitePhase;

    private String detail;

    record Key(String runId, long sequence) implements Serializable {}

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    StoredRunEvent() {}

    StoredRunEvent(
            Run run,
            Instant at,
            RunEventKind kind,
            @Nullable RoundSummary summary,
            @Nullable SiteChange change,
            String detail) {
        this.runId = run.id().value();
        this.sequence = run.nextEvent();
        this.tenantId = run.tenantId().value();
        this.at = at;
        this.kind = kind;
        this.round = summary == null ? null : Integer.valueOf(summary.number());
        this.attempt = summary == null ? null : Integer.valueOf(summary.attempt());
        this.phase = summary == null ? null : summary.phase();
        this.siteId = change == null ? null : change.siteId().value();
        this.sitePhase = change == null ? null : change.phase();
        this.detail = detail;
    }

    RunEventView view(@Nullable String institutionName) {
        var change = siteId == null || sitePhase == null ? null : new SiteChange(new SiteId(siteId), sitePhase, detail);
        return new RunEventView(sequence, at, kind, round, attempt, phase, institutionName, change, detail);
    }
}
