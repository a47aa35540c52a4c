package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.StudyDesk;
import io.covalence.contract.site.Readiness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description = {
            "Checks files against their studies' plans, row by row, and tells the service whether they fit.",
            "The report stays here; what the service is told are ranges."
        })
final class DataCheckCommand extends Action {
    @Option(names = "--study", paramLabel = "ID", description = "Only this study. Default: all that have a file.")
    private @Nullable String study;

    DataCheckCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        var home = home();
        var files = new DatasetFiles(home);
        Map<String, Path> wanted = study == null ? files.all() : Map.of(study, files.require(StudyId.require(study)));
        if (wanted.isEmpty()) {
            throw Failure.failed(
                    "no-dataset", "No file was added yet.", "Run: connector data add --study ID --file FILE.csv");
        }
        try (var workplace = Workplace.open(home, surroundings())) {
            var desk = workplace.desk();
            var checks = new ArrayList<Checked>();
            for (var entry : wanted.entrySet()) {
                checks.add(check(desk, entry.getKey(), entry.getValue()));
            }
            boolean fit = checks.stream().allMatch(Checked::fits);
            var lines =
                    checks.stream().flatMap(checked -> checked.lines().stream()).toList();
            return new Result(
                    Map.of("checks", checks.stream().map(Checked::data).toList()), lines, fit ? 0 : 1);
        }
    }

    private static Checked check(StudyDesk desk, String studyId, Path file) throws InterruptedException {
        var found = desk.study(studyId);
        var report = desk.check(found, file);
        return new Checked(studyId, file, report, desk.readiness(found, report));
    }

    private record Checked(String studyId, Path file, DatasetReport report, Readiness sent) {
        boolean fits() {
            return report.fits();
        }

        Map<String, Object> data() {
            var data = new LinkedHashMap<String, Object>();
            data.put("study", studyId);
            data.put("file", file.toString());
            data.put("fits", fits());
            data.put("rows", report.rows());
            data.put("skippedRows", report.skippedRows());
            data.put("labels", report.labels());
            data.put("problems", report.problems());
            data.put("furtherProblems", report.furtherProblems());
            data.put("sent", sent);
            return data;
        }

        List<String> lines() {
            var lines = new ArrayList<String>();
            lines.add(file + (fits() ? " fits " : " does not fit ") + studyId + ".");
            lines.add(report.rows() + " rows, " + report.skippedRows() + " left out.");
            report.problems().forEach(problem -> lines.add("  " + problem.severity() + "  " + problem));
            if (report.furtherProblems() > 0) {
                lines.add("  and " + report.furtherProblems() + " more.");
            }
            report.labels()
                    .forEach(label -> lines.add("  " + label.column() + ": " + label.labelled() + " labelled, "
                            + label.positives() + " positive"));
            lines.add(
                    fits()
                            ? "The service was told: ready, " + sent.rows() + " rows. Next: connector study show "
                                    + studyId
                            : "The service was told: not ready. Correct the file and run this again.");
            return lines;
        }
    }
}
