package io.covalence.connector.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.covalence.connector.study.Decision;
import io.covalence.contract.site.SiteStudy;
import java.util.Optional;

/**
 * A study in a list.
 *
 * @param decision approved, rejected, none, or "approved another plan"
 */
record StudyLine(
        String id, String name, String tenant, String state, String participation, String planSha256, String decision) {
    static StudyLine of(SiteStudy study, Optional<Decision> decision) {
        return new StudyLine(
                study.studyId().value(),
                study.name(),
                study.tenantName(),
                study.state().name(),
                study.participation().name(),
                study.planSha256(),
                decision.map(made -> word(study, made)).orElse("none"));
    }

    /** Whether exactly this plan is approved here. */
    @JsonIgnore
    boolean isApproved() {
        return decision.equals("approved");
    }

    private static String word(SiteStudy study, Decision decision) {
        var word = decision.verdict() == Decision.Verdict.APPROVED ? "approved" : "rejected";
        return decision.planSha256().equals(study.planSha256()) ? word : word + " another plan";
    }
}
