package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.Decision;
import io.covalence.connector.study.Decisions;
import io.covalence.connector.study.PlanReader;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundOffer;
import java.util.function.Supplier;

/**
 * Decides whether this site works on an offered round. Nothing in an offer is taken on trust: the plan is the one that was
 * approved here, the policy is the site's own and is read anew each time.
 */
public final class RoundGate {
    private final String siteId;
    private final String identityKey;
    private final Decisions decisions;
    private final Supplier<SitePolicy> policy;

    /**
     * Makes a gate.
     *
     * @param identityKey this site's public key, base64url without padding
     */
    public RoundGate(String siteId, String identityKey, Decisions decisions, Supplier<SitePolicy> policy) {
        this.siteId = siteId;
        this.identityKey = identityKey;
        this.decisions = decisions;
        this.policy = policy;
    }

    /** What a round may use. */
    record Admitted(Decision approved, StudyPlan plan, int minimumCohort) {}

    /**
     * Admits a round.
     *
     * @throws Failure saying why not
     */
    Admitted admit(RoundOffer offer) {
        var approved = decisions
                .approved(offer.studyId(), offer.tenantId(), offer.planSha256())
                .orElseThrow(() -> refused(
                        "plan-not-approved",
                        "The round is about a plan that was not approved here.",
                        "Run: connector study show " + offer.studyId() + ", then approve or reject it."));
        var plan = PlanReader.read(approved.plan(), offer.planSha256());
        var sitePolicy = policy.get();
        var objections = sitePolicy.objections(offer.tenantId(), plan);
        if (!objections.isEmpty()) {
            throw refused(
                    "policy-forbids",
                    "This site's policy forbids the round: " + String.join("; ", objections) + ".",
                    "Change policy.json if the site's people agree.");
        }
        int minimum = Math.max(sitePolicy.minimumCohort(), plan.aggregation().minimumSites());
        if (offer.participants().size() < minimum) {
            throw refused(
                    "cohort-too-small",
                    "The round has " + offer.participants().size() + " sites; this site needs " + minimum + ".",
                    "Nothing is to be done here; the sponsor has to find more sites.");
        }
        int maximum = plan.aggregation().maximumSites();
        if (offer.participants().size() > maximum) {
            throw refused(
                    "cohort-too-large",
                    "The round has " + offer.participants().size() + " sites; the plan allows " + maximum + ".",
                    "Tell the people who run the service: it does not keep to the plan.");
        }
        requireOwnKey(offer);
        return new Admitted(approved, plan, minimum);
    }

    private void requireOwnKey(RoundOffer offer) {
        boolean known = offer.participants().stream()
                .anyMatch(participant -> participant.siteId().equals(siteId)
                        && participant.identityKey().equals(identityKey));
        if (!known) {
            throw refused(
                    "identity-unknown",
                    "The round does not name this site with its own identity key.",
                    "Tell the people who run the service, and the study's other sites.");
        }
    }

    private static Failure refused(String code, String why, String next) {
        return Failure.failed(code, why, next);
    }
}
