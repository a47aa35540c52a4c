package io.covalence.service.study;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.study.ParticipationState;
import io.covalence.service.json.Json;
import io.covalence.service.page.Cursor;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A site in a study. It is ready when its dataset fits the plan and the site has signed that very plan. */
@Entity
@IdClass(Participation.Key.class)
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class Participation {
    @Id
    private String studyId;

    @Id
    private String siteId;

    private String tenantId;
    private String institutionId;
    private String institutionCalled;

    @Enumerated(EnumType.STRING)
    private ParticipationState state;

    private @Nullable String readiness;
    private @Nullable String rowRange;
    private @Nullable String readyPlan;
    private @Nullable String approvedPlan;
    private @Nullable String approvalSignature;
    private @Nullable Instant approvedAt;
    private Instant joinedAt;

    @Version
    private long version;

    record Key(String studyId, String siteId) implements Serializable {}

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    Participation() {}

    Participation(
            Study study, SiteId siteId, InstitutionId institutionId, String called, boolean enrolled, Instant now) {
        this.studyId = study.id().value();
        this.tenantId = study.tenantId().value();
        this.siteId = siteId.value();
        this.institutionId = institutionId.value();
        this.institutionCalled = called;
        this.state = enrolled ? ParticipationState.ENROLLED : ParticipationState.INVITED;
        this.joinedAt = now;
    }

    /** How the sponsor called the institution, if it goes by another name. */
    @Nullable
    String invitedAs(String name) {
        return institutionCalled.equals(name) ? null : institutionCalled;
    }

    void enrolled() {
        if (state == ParticipationState.INVITED) {
            state = ParticipationState.ENROLLED;
        }
    }

    void report(Readiness report, String plan) {
        readiness = Json.write(report);
        rowRange = report.rows();
        readyPlan = report.ready() ? report.planSha256() : null;
        assess(plan);
    }

    void approve(String approved, String signature, Instant now, String plan) {
        approvedPlan = approved;
        approvalSignature = signature;
        approvedAt = now;
        assess(plan);
    }

    /** New keys: what the old ones signed no longer counts. */
    void forgetApproval(String plan) {
        approvedPlan = null;
        approvalSignature = null;
        approvedAt = null;
        assess(plan);
    }

    private void assess(String plan) {
        boolean fits = plan.equals(readyPlan) && plan.equals(approvedPlan);
        if (state == ParticipationState.ENROLLED && fits) {
            state = ParticipationState.READY;
        } else if (state == ParticipationState.READY && !fits) {
            state = ParticipationState.ENROLLED;
        }
    }

    void run() {
        state = ParticipationState.ACTIVE;
    }

    void rest(String plan) {
        if (state == ParticipationState.ACTIVE) {
            state = ParticipationState.READY;
            assess(plan);
        }
    }

    ParticipationState state() {
        return state;
    }

    SiteId siteId() {
        return new SiteId(siteId);
    }

    InstitutionId institutionId() {
        return new InstitutionId(institutionId);
    }

    StudyId studyId() {
        return new StudyId(studyId);
    }

    TenantId tenantId() {
        return new TenantId(tenantId);
    }

    @Nullable
    String rowRange() {
        return rowRange;
    }

    Cursor cursor() {
        return new Cursor(joinedAt, siteId);
    }
}
