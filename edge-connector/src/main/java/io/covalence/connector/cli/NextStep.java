package io.covalence.connector.cli;

import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.Decision;
import io.covalence.connector.study.Decisions;
import io.covalence.contract.id.StudyId;

/** The command that comes next at a site, as far as its folder tells. */
record NextStep(ConnectorHome home) {
    /** Of the site, whatever the study. */
    String atAll() {
        if (!isEnrolled()) {
            return EnrolmentFile.HOW;
        }
        boolean approved = new Decisions(home)
                .all().stream().anyMatch(decision -> decision.verdict() == Decision.Verdict.APPROVED);
        return approved ? "Next: connector run" : "No study is approved here yet. Next: connector study ls";
    }

    /** Of a study, once its file has been checked and fits. */
    String checked(StudyId study) {
        return decided(study)
                ? isRunning()
                        ? "The running connector works on its rounds from now on. Look at it with: connector status"
                        : "Next: connector run"
                : show(study);
    }

    /** Of a study whose plan was approved just now. */
    String approved(StudyId study) {
        return new DatasetFiles(home).find(study).isPresent() ? check(study) : add(study);
    }

    /** Of a study for which a file was added just now. */
    String added(StudyId study) {
        return isEnrolled() ? check(study) : EnrolmentFile.HOW;
    }

    /** Once a charter was signed that everybody has signed who must. */
    String signed() {
        return isRunning() ? "The running connector works under it from now on." : "Next: connector run";
    }

    /** Of a study in a list. */
    String listed(StudyLine line) {
        var study = new StudyId(line.id());
        if (!line.isApproved()) {
            return show(study);
        }
        return new DatasetFiles(home).find(study).isPresent() ? checked(study) : add(study);
    }

    private boolean isEnrolled() {
        return new EnrolmentFile(home).find().isPresent();
    }

    private boolean isRunning() {
        return RunLock.isHeld(home);
    }

    private boolean decided(StudyId study) {
        return new Decisions(home)
                .find(study)
                .filter(decision -> decision.verdict() == Decision.Verdict.APPROVED)
                .isPresent();
    }

    private static String show(StudyId study) {
        return "Next: connector study show " + study;
    }

    private static String add(StudyId study) {
        return "Next: connector data add --study " + study + " --file FILE";
    }

    private static String check(StudyId study) {
        return "Next: connector data check --study " + study;
    }
}
