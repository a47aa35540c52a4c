package io.covalence.service.run;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.PhaseLimits;
import io.covalence.contract.run.RoundSiteView;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import io.covalence.service.page.Cursor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A round as the aggregation service last told of it. */
@Entity
class Round {
    @Id
    private String id;

    private String runId;
    private String tenantId;
    private int number;
    private int attempt;

    @Enumerated(EnumType.STRING)
    private RoundKind kind;

    @Enumerated(EnumType.STRING)
    private RoundPhase phase;

    private int modelVersion;
    private int newModelVersion;

    @Column(name = "model_sha256")
    private String modelSha256;

    private int sitesIn;
    private int sitesDropped;

    @Enumerated(EnumType.STRING)
    private ClipRate.@Nullable Part clippedSites;

    private @Nullable Double clippedShare;
    private @Nullable Instant phaseDeadline;
    private @Nullable Integer sitesNeeded;
    private double seconds;
    private double overheadSeconds;
    private String reason;
    private Instant openedAt;
    private Instant changedAt;

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    Round() {}

    Round(Run run, RoundSummary summary, Instant at) {
        this.id = summary.roundId().value();
        this.runId = run.id().value();
        this.tenantId = run.tenantId().value();
        this.number = summary.number();
        this.attempt = summary.attempt();
        this.kind = summary.kind();
        this.phase = RoundPhase.TRAINING;
        this.modelSha256 = summary.modelSha256();
        this.reason = "";
        this.openedAt = at;
        this.changedAt = at;
    }

    /** Takes the newer state in; returns whether a training round was completed by it. */
    boolean update(RoundSummary summary, String detail, Instant at) {
        boolean completed = phase != RoundPhase.COMPLETED && summary.phase() == RoundPhase.COMPLETED;
        limit(summary);
        phase = summary.phase();
        modelVersion = summary.modelVersion();
        newModelVersion = summary.newModelVersion();
        modelSha256 = summary.modelSha256();
        sitesIn = summary.sitesIn();
        sitesDropped = summary.sitesDropped();
        var clipped = summary.clipped();
        clippedSites = clipped == null ? null : clipped.sites();
        clippedShare = clipped == null ? null : clipped.share();
        seconds = summary.seconds();
        overheadSeconds = summary.overheadSeconds();
        if (phase == RoundPhase.FAILED) {
            reason = detail;
        }
        changedAt = at;
        return completed && kind != RoundKind.EVALUATION;
    }

    /** Events tell a phase's limits when it begins. */
    private void limit(RoundSummary summary) {
        var limits = summary.limits();
        if (limits != null) {
            phaseDeadline = limits.deadline();
            sitesNeeded = limits.sitesNeeded();
        } else if (phase != summary.phase()) {
            phaseDeadline = null;
            sitesNeeded = null;
        }
    }

    private @Nullable PhaseLimits limits() {
        return sitesNeeded == null ? null : new PhaseLimits(phaseDeadline, sitesNeeded);
    }

    RoundView view(List<RoundSiteView> sites, @Nullable ModelEvaluation evaluation) {
        return new RoundView(
                new RoundSummary(
                        id(),
                        number,
                        attempt,
                        kind,
                        phase,
                        modelVersion,
                        newModelVersion,
                        modelSha256,
                        limits(),
                        sitesIn,
                        sitesDropped,
                        clipped(),
                        seconds,
                        overheadSeconds),
                openedAt,
                changedAt,
                reason,
                sites,
                evaluation);
    }

    private @Nullable ClipRate clipped() {
        return clippedSites == null || clippedShare == null ? null : new ClipRate(clippedSites, clippedShare);
    }

    /** The version that this round made, or -1 when it made none. */
    int madeVersion() {
        return newModelVersion > modelVersion ? newModelVersion : -1;
    }

    Cursor cursor() {
        return new Cursor(openedAt, id);
    }

    RoundId id() {
        return new RoundId(id);
    }

    RunId runId() {
        return new RunId(runId);
    }

    TenantId tenantId() {
        return new TenantId(tenantId);
    }
}
