package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.UserMessages;
import io.covalence.connector.analysis.LocalSummary;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.Decision;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the dataset and, if one is trained, the network of the last study in memory. They are prepared again when the
 * plan or the file changes. For use by one thread.
 */
public final class TrainingCache implements SiteWorkSource, AutoCloseable {
    private final DatasetFiles files;
    private final UserMessages messages;
    private @Nullable Kept kept;

    /**
     * Prepares nothing yet.
     *
     * @param messages is told when a file has changed since it was last read
     */
    public TrainingCache(DatasetFiles files, UserMessages messages) {
        this.files = files;
        this.messages = messages;
    }

    @Override
    public SiteWork of(Decision approved, StudyPlan plan) {
        var edition = edition(approved, files.require(approved.studyId()));
        var present = kept;
        if (present != null && present.edition().equals(edition)) {
            return present.work();
        }
        if (present != null && present.edition().isAnotherStateOf(edition)) {
            messages.say("The file " + edition.file() + " of " + approved.studyId()
                    + " has changed since it was read, and is read anew. If that was not meant, put it back; connector"
                    + " data check says what is in it now.");
        }
        close();
        var dataset = files.read(plan, edition.file())
                .dataset()
                .orElseThrow(() -> Failure.failed(
                        FailureCode.DATASET_DOES_NOT_FIT,
                        "The file " + edition.file() + " does not fit the plan of " + approved.studyId() + ".",
                        "Run: connector data check --study " + approved.studyId()));
        var work = work(plan, dataset);
        kept = new Kept(edition, work);
        return work;
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.work().close();
            kept = null;
        }
    }

    static SiteWork work(StudyPlan plan, Dataset dataset) {
        return switch (plan.work()) {
            case Learning learning -> new LocalTraining(plan, dataset);
            case Summary summary -> new LocalSummary(plan.inputs(), summary, dataset);
        };
    }

    private static Edition edition(Decision approved, Path file) {
        try {
            return new Edition(approved.planSha256(), file, Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException e) {
            throw Failure.failed(
                    FailureCode.FILE_NOT_READABLE,
                    "The file " + file + " of " + approved.studyId() + " cannot be read: " + PrivateFiles.reason(e)
                            + ".",
                    "Put it back or correct its permissions. If it has moved, run: connector data add --study "
                            + approved.studyId() + " --file FILE.csv, then connector data check");
        }
    }

    private record Edition(String planSha256, Path file, FileTime modified, long bytes) {
        boolean isAnotherStateOf(Edition other) {
            return file.equals(other.file) && !(modified.equals(other.modified) && bytes == other.bytes);
        }
    }

    private record Kept(Edition edition, SiteWork work) {}
}
