package io.covalence.connector.study;

import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.site.Readiness.Check;
import io.covalence.contract.site.Readiness.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What leaves the site about its dataset: ranges and outcomes. No value, no row number and no message of the full report,
 * since those may quote a cell.
 */
public final class ReadinessCheck {
    private static final String SEE = "At the site, connector data check says what is wrong, row by row.";

    private ReadinessCheck() {}

    /**
     * The outcome of a check.
     *
     * @param policyCell smallest cell of the site's policy
     */
    public static Readiness of(StudyPlan plan, String planSha256, DatasetReport report, int policyCell) {
        long usable = Math.max(0, report.rows() - report.skippedRows());
        var checks = new ArrayList<Check>();
        checks.add(columns(report));
        checks.add(new Check(
                "Rows that can be used",
                report.fits() ? Outcome.PASS : Outcome.FAIL,
                CountRange.of(usable).text(),
                fix(report.fits())));
        if (!SiteKinds.labels(plan).columns().isEmpty()) {
            checks.add(labels(plan, report, Math.max(Evaluation.DEFAULT_SMALLEST_CELL, policyCell)));
        }
        return new Readiness(planSha256, report.fits(), CountRange.of(usable).text(), checks);
    }

    static Readiness rejected(String planSha256) {
        var check = new Check(
                "The site approves the plan",
                Outcome.FAIL,
                "rejected",
                "The institution can say why, and approve later.");
        return new Readiness(planSha256, false, CountRange.of(0).text(), List.of(check));
    }

    /** Whether there are warnings stays at the site: who moves a column's centre plan by plan would learn its mean and its median. */
    private static Check columns(DatasetReport report) {
        return new Check(
                "The file fits the plan",
                report.fits() ? Outcome.PASS : Outcome.FAIL,
                report.fits() ? "it fits" : "it does not fit",
                fix(report.fits()));
    }

    /** The number asked for is never the plan's: who draws up a plan for each number would learn the count of a class. */
    private static Check labels(StudyPlan plan, DatasetReport report, int cell) {
        var rules = SiteKinds.labels(plan);
        long covered = report.labels().stream()
                .filter(label -> rules.covers(label, cell))
                .count();
        int targets = rules.columns().size();
        var outcome = covered < targets ? Outcome.WARN : Outcome.PASS;
        return new Check(
                "Targets with " + rules.coverWords(cell),
                outcome,
                covered + " of " + targets,
                outcome == Outcome.PASS
                        ? ""
                        : "Targets with few or no labels learn from the other sites, mostly or only.");
    }

    private static String fix(boolean passed) {
        return passed ? "" : SEE;
    }
}
