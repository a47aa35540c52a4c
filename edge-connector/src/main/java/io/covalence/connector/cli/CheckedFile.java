package io.covalence.connector.cli;

import io.covalence.connector.dataset.DatasetReport;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.site.Readiness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of checking one file.
 *
 * @param against the study, or the plan's file
 * @param identity what {@code --json} says of it, before the report
 * @param next the last line for people
 * @param sent what {@code --json} says of what left, after the report
 */
record CheckedFile(
        String against,
        Path file,
        DatasetReport report,
        Map<String, Object> identity,
        String next,
        Map<String, Object> sent) {

    static CheckedFile forStudy(StudyId studyId, Path file, DatasetReport report, Readiness sent, NextStep next) {
        return new CheckedFile(
                studyId.value(),
                file,
                report,
                Map.of("study", studyId),
                report.fits()
                        ? "The service was told: ready, " + sent.rows() + " rows. " + next.checked(studyId)
                        : "The service was told: not ready. Correct the file and run this again.",
                Map.of("sent", sent));
    }

    /** Without a connection: nothing left. */
    static CheckedFile alone(Path plan, String sha256, Path file, DatasetReport report) {
        var identity = new LinkedHashMap<String, Object>();
        identity.put("plan", plan.toString());
        identity.put("planSha256", sha256);
        return new CheckedFile(
                "the plan " + plan + " (digest " + sha256.substring(0, 12) + ")",
                file,
                report,
                identity,
                report.fits()
                        ? "Nothing was sent. Next, at the connector: connector data add"
                        : "Nothing was sent. Correct the file and run this again.",
                Map.of());
    }

    boolean fits() {
        return report.fits();
    }

    Map<String, Object> data() {
        var data = new LinkedHashMap<>(identity);
        data.put("file", file.toString());
        data.put("fits", fits());
        data.put("rows", report.rows());
        data.put("skippedRows", report.skippedRows());
        data.put("labels", report.labels());
        data.put("problems", report.problems());
        data.put("furtherProblems", report.furtherProblems());
        data.putAll(sent);
        return data;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(file + (fits() ? " fits " : " does not fit ") + against + ".");
        lines.add(report.rows() + " rows, " + report.skippedRows() + " left out.");
        report.problems().forEach(problem -> lines.add("  " + problem.severity() + "  " + problem));
        if (report.furtherProblems() > 0) {
            lines.add("  and " + report.furtherProblems() + " more.");
        }
        report.labels().forEach(label -> lines.add("  " + label));
        lines.add(next);
        return lines;
    }
}
