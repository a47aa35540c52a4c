package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.PlanFile;
import io.covalence.connector.study.StudyApprovals;
import io.covalence.contract.id.StudyId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description = {
            "Checks files against their studies' plans, row by row, and tells the service whether they fit.",
            "The report stays here; what the service is told are ranges.",
            "With --plan and --file a file is checked here alone: nothing is sent, and no enrolment is needed."
        })
final class DataCheckCommand extends Action {
    @Option(names = "--study", paramLabel = "ID", description = "Only this study. Default: all that have a file.")
    private @Nullable String study;

    @Option(names = "--plan", paramLabel = "JSON", description = "A plan's text in a file. Needs --file.")
    private @Nullable Path plan;

    @Option(names = "--file", paramLabel = "CSV", description = "The file to check against --plan.")
    private @Nullable Path file;

    DataCheckCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        if (plan == null && file == null) {
            return checkStudies();
        }
        if (plan == null || file == null || study != null) {
            throw Failure.usage(
                    "--plan and --file belong together, and not to --study.",
                    "Run: connector data check --plan PLAN.json --file FILE.csv");
        }
        var read = PlanFile.read(plan);
        var checked = CheckedFile.alone(
                plan, read.sha256(), file, SiteKinds.source(read.plan()).read(file));
        return new Result(checked.data(), checked.lines(), checked.fits() ? 0 : 1);
    }

    private Result checkStudies() throws InterruptedException {
        var home = home();
        var files = new DatasetFiles(home);
        var wanted = study == null ? files.all() : only(files, StudyArgument.read(study));
        if (wanted.isEmpty()) {
            new EnrolmentFile(home).require();
            throw Failure.failed(
                    FailureCode.NO_DATASET,
                    "No file was added yet.",
                    "Run: connector data add --study ID --file FILE.csv");
        }
        try (var context = ConnectorContext.open(home, surroundings())) {
            var approvals = context.approvals();
            var checks = new ArrayList<CheckedFile>();
            for (var entry : wanted.entrySet()) {
                checks.add(check(approvals, entry.getKey(), entry.getValue(), new NextStep(home)));
            }
            boolean fit = checks.stream().allMatch(CheckedFile::fits);
            var lines =
                    checks.stream().flatMap(checked -> checked.lines().stream()).toList();
            return new Result(
                    Map.of("checks", checks.stream().map(CheckedFile::data).toList()), lines, fit ? 0 : 1);
        }
    }

    private static Map<StudyId, Path> only(DatasetFiles files, StudyId studyId) {
        return Map.of(studyId, files.require(studyId));
    }

    private static CheckedFile check(StudyApprovals approvals, StudyId studyId, Path file, NextStep next)
            throws InterruptedException {
        var found = approvals.study(studyId);
        var report = approvals.check(found, file);
        return CheckedFile.forStudy(studyId, file, report, approvals.readiness(found, report), next);
    }
}
