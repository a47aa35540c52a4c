package io.covalence.connector.study;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.client.TenantServiceClient;
import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.identity.IdentityKey;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.site.Approval;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.site.SiteStudy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Shows studies to the site's people, checks their file, approves and rejects. */
public final class StudyApprovals {
    private final SiteId siteId;
    private final IdentityKey identity;
    private final SitePolicy policy;
    private final Decisions decisions;
    private final DatasetFiles files;
    private final TenantServiceClient service;
    private final Clock clock;

    public StudyApprovals(
            SiteId siteId,
            IdentityKey identity,
            SitePolicy policy,
            Decisions decisions,
            DatasetFiles files,
            TenantServiceClient service,
            Clock clock) {
        this.siteId = siteId;
        this.identity = identity;
        this.policy = policy;
        this.decisions = decisions;
        this.files = files;
        this.service = service;
        this.clock = clock;
    }

    public List<SiteStudy> studies() throws InterruptedException {
        return service.studies();
    }

    public SiteStudy study(StudyId studyId) throws InterruptedException {
        return service.study(studyId);
    }

    /**
     * A study's plan.
     *
     * @throws Failure when this connector does not understand it
     */
    public StudyPlan plan(SiteStudy study) {
        return PlanReader.read(study.plan(), study.planSha256());
    }

    /** Why the site's policy forbids a plan; empty when it does not. */
    public List<String> objections(SiteStudy study) {
        return policy.objections(study.tenantId(), plan(study));
    }

    /**
     * Makes sure that a plan is the one that somebody read.
     *
     * @param digest beginning of the digest of that plan; empty when it is not to be compared
     * @throws Failure when the plan is another one
     */
    public void requireDigest(SiteStudy study, String digest) {
        if (!study.planSha256().startsWith(digest)) {
            throw Failure.failed(
                    FailureCode.PLAN_CHANGED,
                    "The study's plan has the digest " + study.planSha256() + ", which does not begin with " + digest
                            + ".",
                    "Read it again with: connector study show " + study.studyId());
        }
    }

    /**
     * Makes sure that this site's policy permits a plan.
     *
     * @throws Failure when it does not
     */
    public void requirePermitted(SiteStudy study) {
        var objections = objections(study);
        if (!objections.isEmpty()) {
            throw Failure.failed(
                    FailureCode.POLICY_FORBIDS,
                    "This site's policy forbids the plan: " + String.join("; ", objections) + ".",
                    "Ask the sponsor for another plan, or let the site's people change policy.json.");
        }
    }

    /**
     * Approves a plan that a person has read: keeps its exact text here, then tells the service, signed.
     *
     * @throws Failure when the policy forbids it
     */
    public Decision approve(SiteStudy study) throws InterruptedException {
        requirePermitted(study);
        var decision = decide(study, Decision.Verdict.APPROVED);
        var signature = identity.signText(Approval.signedBytes(siteId, study.studyId(), study.planSha256()));
        service.approval(study.studyId(), new Approval(study.planSha256(), signature));
        return decision;
    }

    /** Rejects a plan: from now on no round of it is worked on here; the service is told that the site is not ready. */
    public Decision reject(SiteStudy study) throws InterruptedException {
        var decision = decide(study, Decision.Verdict.REJECTED);
        service.readiness(study.studyId(), ReadinessCheck.rejected(study.planSha256()));
        return decision;
    }

    /** Checks a file against a plan and tells the service the outcome, in ranges. */
    public DatasetReport check(SiteStudy study, Path file) throws InterruptedException {
        var plan = plan(study);
        var report = files.read(plan, file);
        service.readiness(study.studyId(), readiness(study, report));
        return report;
    }

    /** What of a report leaves the site. */
    public Readiness readiness(SiteStudy study, DatasetReport report) {
        return ReadinessCheck.of(plan(study), study.planSha256(), report, policy.smallestCell());
    }

    private Decision decide(SiteStudy study, Decision.Verdict verdict) {
        var decision = new Decision(
                verdict,
                study.studyId(),
                study.tenantId(),
                study.tenantName(),
                study.name(),
                study.plan(),
                study.planSha256(),
                clock.instant());
        decisions.write(decision);
        return decision;
    }
}
