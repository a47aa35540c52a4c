package io.covalence.connector.doctor;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.StudyApprovals;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.site.SiteStudy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the files that studies may read.
 *
 * @param studies that the service has told of
 */
record Datasets(ConnectorHome home, StudyApprovals approvals, List<SiteStudy> studies) {
    List<Finding> examine(Examinations examinations) {
        var pending = new ArrayList<Examinations.Pending>();
        new DatasetFiles(home)
                .all()
                .forEach((study, file) -> pending.add(examinations.begin(
                        () -> List.of(dataset(study, file)),
                        Finding.skip(
                                "dataset " + study,
                                "not read to its end here",
                                "Run: connector data check --study " + study + ", or connector doctor --thorough"))));
        return pending.stream()
                .flatMap(examination -> examination.await().stream())
                .toList();
    }

    private Finding dataset(StudyId studyId, Path file) {
        var study = studies.stream()
                .filter(candidate -> candidate.studyId().equals(studyId))
                .findFirst();
        if (study.isEmpty()) {
            return Finding.warn(
                    "dataset " + studyId, "its study is not known at the moment", "Run: connector study ls");
        }
        if (!isRun(study.get())) {
            return Finding.warn(
                    "dataset " + studyId,
                    "its study's plan is of a form that this connector does not run",
                    "Nothing is to be done here: no round comes of it. The sponsor may write a new study.");
        }
        return Examination.found("dataset " + studyId, () -> {
                    var report = new DatasetFiles(home).read(approvals.plan(study.get()), file);
                    if (!report.fits()) {
                        throw Failure.failed(
                                FailureCode.DATASET_DOES_NOT_FIT,
                                "The file does not fit the plan.",
                                "Run: connector data check --study " + studyId);
                    }
                    return report.rows() + " rows, " + report.skippedRows() + " left out";
                })
                .getFirst();
    }

    private boolean isRun(SiteStudy study) {
        try {
            approvals.plan(study);
            return true;
        } catch (Failure failure) {
            return !failure.is(FailureCode.PLAN_NOT_UNDERSTOOD);
        }
    }
}
