package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.charter.AgreedCharters;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.Decision;
import io.covalence.connector.study.Decisions;
import io.covalence.connector.study.PlanReader;
import io.covalence.connector.transparency.WatchedLogs;
import io.covalence.contract.charter.LogSize;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundOffer;
import io.covalence.secagg.ProtocolViolation;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides whether this site works on an offered round. It trusts nothing in an offer: the plan has to be the one
 * approved here, the charter the one signed here, and model and charter have to be in a log that continues the one this
 * site knows. The site's own policy is read again each time. {@link AgreementBudget} limits the number of sums.
 */
public final class RoundGate {
    private final Decisions decisions;
    private final Supplier<SitePolicy> policy;
    private final AgreedCharters charters;
    private final WatchedLogs logs;
    private final AgreementBudget budget;

    public RoundGate(
            Decisions decisions,
            Supplier<SitePolicy> policy,
            AgreedCharters charters,
            WatchedLogs logs,
            AgreementBudget budget) {
        this.decisions = decisions;
        this.policy = policy;
        this.charters = charters;
        this.logs = logs;
        this.budget = budget;
    }

    /** What this site knows of the log of the round that it admitted last. */
    Optional<LogSize> knownLog() {
        return logs.last();
    }

    /** Notes, before work on a round begins, what rows it uses. */
    void note(Admitted admitted) {
        budget.note(admitted.terms().offer(), admitted.plan());
    }

    /** What a round may use. */
    record Admitted(Decision approved, StudyPlan plan, SessionTerms terms) {}

    /**
     * Admits a round.
     *
     * @throws Failure saying why not
     * @throws ProtocolViolation when the service did not sign the offer, or the offer does not show that charter and model are in
     *     the log
     */
    Admitted admit(RoundOffer offer) throws InterruptedException {
        var approved = decisions
                .approved(offer.studyId(), offer.tenantId(), offer.planSha256())
                .orElseThrow(() -> Failure.failed(
                        FailureCode.PLAN_NOT_APPROVED,
                        "The round is about a plan that was not approved here.",
                        "Run: connector study show " + offer.studyId() + ", then approve or reject it."));
        var plan = PlanReader.read(approved.plan(), offer.planSha256());
        var sitePolicy = policy.get();
        var objections = sitePolicy.objections(offer.tenantId(), plan);
        if (!objections.isEmpty()) {
            throw Failure.failed(
                    FailureCode.POLICY_FORBIDS,
                    "This site's policy forbids the round: " + String.join("; ", objections) + ".",
                    "Change policy.json if the site's people agree.");
        }
        var signed = OfferReader.read(offer);
        var chain = charters.require(approved, signed.context().charterHash(), sitePolicy);
        var charter = chain.current();
        signed.verify(charter);
        OfferReader.requireKind(offer, signed, plan);
        var log = logs.meet(
                charter.serviceKey(), new TenantId(charter.tenant()), signed.treeHead(), OfferReader.growth(offer));
        budget.require(offer, plan, sitePolicy);
        return new Admitted(
                approved, plan, new SessionTerms(offer, signed, plan, chain, log, sitePolicy.minimumCohort()));
    }
}
