package io.covalence.connector.charter;

import io.covalence.connector.Failure;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.study.Decision;
import io.covalence.connector.study.PlanReader;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.Charter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why this site does not sign a charter, and does not work under one. */
final class CharterRules {
    private final List<String> objections = new ArrayList<>();
    private final Charter charter;

    private CharterRules(Charter charter) {
        this.charter = charter;
    }

    /**
     * All objections, as parts of a sentence.
     *
     * @param approved this site's decision about the study's plan, if it is yes
     */
    static List<String> objections(
            Charter charter, SiteId site, ByteString identityKey, SitePolicy policy, Optional<Decision> approved) {
        var rules = new CharterRules(charter);
        rules.ownKey(site, identityKey);
        rules.policy(policy);
        rules.words();
        approved.ifPresentOrElse(
                rules::plan,
                () -> rules.objections.add("no plan of the study " + charter.study() + " is approved here"));
        return List.copyOf(rules.objections);
    }

    private void ownKey(SiteId site, ByteString identityKey) {
        var member = charter.member(site);
        if (member.isEmpty()) {
            objections.add("it does not list this site");
        } else if (!member.get().identityKey().equals(identityKey)) {
            objections.add("it lists another key for this site than the one that was made here");
        }
    }

    private void policy(SitePolicy policy) {
        objections.addAll(policy.tenantObjections(charter.tenant()));
        if (charter.minimumCohort() < policy.minimumCohort()) {
            objections.add("it allows sums over " + charter.minimumCohort() + " sites; minimumCohort is "
                    + policy.minimumCohort());
        }
        if (charter.assumedColluders() < policy.minimumAssumedColluders()) {
            objections.add("it assumes that " + charter.assumedColluders()
                    + " sites collude; minimumAssumedColluders is " + policy.minimumAssumedColluders());
        }
        atMost("maximumParameters", policy.maximumParameters(), charter.limits().maximumParameters(), "parameters");
        atMost("maximumRounds", policy.maximumRounds(), charter.limits().maximumRounds(), "rounds");
    }

    /** A signature covers them, and nothing here could hold anybody to them. */
    private void words() {
        if (!charter.limits().privacy().isEmpty()) {
            objections.add("it holds an agreement in words, and this connector agrees to numbers only");
        }
    }

    private void plan(Decision approved) {
        if (!approved.tenantId().value().equals(charter.tenant())) {
            objections.add("it is of another tenant than the approved plan");
        }
        if (!charter.planHash().hex().equals(approved.planSha256())) {
            objections.add("it is about the plan " + charter.planHash().hex() + ", and approved here is "
                    + approved.planSha256());
            return;
        }
        try {
            withinLimits(PlanReader.read(approved.plan(), approved.planSha256()));
        } catch (Failure unreadable) {
            objections.add("the approved plan cannot be read");
        }
    }

    /** The person approved the plan's numbers; a charter must not fall behind them, nor the plan exceed the charter. */
    private void withinLimits(StudyPlan plan) {
        var cohort = plan.cohort();
        if (charter.assumedColluders() < cohort.assumedColluders()) {
            objections.add("the plan assumes " + cohort.assumedColluders() + " colluding sites, the charter "
                    + charter.assumedColluders());
        }
        if (charter.minimumCohort() < cohort.minimumSites()) {
            objections.add("the plan asks for " + cohort.minimumSites() + " sites in a sum, the charter for "
                    + charter.minimumCohort());
        }
        var limits = charter.limits();
        if (plan.parameters() > limits.maximumParameters()
                || plan.schedule().rounds() > limits.maximumRounds()
                || plan.encoding().clipNorm() > limits.clipNorm()) {
            objections.add("the plan goes beyond the charter's own limits");
        }
    }

    private void atMost(String name, long bound, long found, String what) {
        if (found > bound) {
            objections.add("it allows " + found + " " + what + "; " + name + " is " + bound);
        }
    }
}
