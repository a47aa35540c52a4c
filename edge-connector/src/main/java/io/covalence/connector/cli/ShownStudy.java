package io.covalence.connector.cli;

import io.covalence.connector.study.PlanWords;
import io.covalence.connector.study.StudyApprovals;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * A study's plan as a person reads it before the decision.
 *
 * @param objections why this site's policy forbids it
 */
record ShownStudy(SiteStudy study, StudyPlan plan, List<String> words, List<String> objections, StudyLine line) {
    static ShownStudy of(SiteStudy study, ConnectorContext context) {
        StudyApprovals approvals = context.approvals();
        var plan = approvals.plan(study);
        return new ShownStudy(
                study,
                plan,
                PlanWords.of(plan),
                approvals.objections(study),
                StudyLine.of(study, context.decisions().find(study.studyId())));
    }

    /** All of it but the sponsor's question, which promises and changes nothing, and behind which nothing of ours may stand. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(PlainText.inQuotes(study.name()) + ", by " + PlainText.inQuotes(study.tenantName()));
        lines.addAll(words);
        lines.add("Plan digest: " + study.planSha256());
        lines.add("Decision here: " + line.decision());
        objections.forEach(objection -> lines.add("This site's policy forbids it: " + objection));
        return lines;
    }
}
