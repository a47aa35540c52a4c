package io.covalence.portal.backend;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Studies and their runs, as one person may see them. All methods refuse with a ProblemException. */
public interface Studies {
    /** The newest studies, newest first, at most {@link #MOST}. */
    List<StudyView> newest(Viewer viewer);

    /**
     * A study and one of its runs as they are now.
     *
     * @param runId the run to look at, or null for the newest
     */
    StudySnapshot snapshot(Viewer viewer, StudyId studyId, @Nullable RunId runId);

    /** The text of a study's plan, to the byte what its sites sign. */
    String plan(Viewer viewer, StudyId studyId);

    /** The rounds of a run in order of number, at most {@link #MOST}. */
    List<RoundView> rounds(Viewer viewer, RunId runId);

    RunView startRun(Viewer viewer, StudyId studyId);

    RunView stopRun(Viewer viewer, RunId runId);

    /** No further round begins; the one under way goes on to its end. */
    RunView pauseRun(Viewer viewer, RunId runId);

    RunView resumeRun(Viewer viewer, RunId runId);

    /** A run that the person may see, of whichever study. */
    RunView run(Viewer viewer, RunId runId);

    /** A model version's parameters. */
    ModelDownload model(Viewer viewer, RunId runId, int version);

    /** Names a model version as its run's result. */
    RunView promote(Viewer viewer, RunId runId, int version);

    /** Entries of a run's history that a page shows at most. */
    int MOST_EVENTS = 12;

    /** What one page of the portal shows at most. */
    int MOST = 200;
}
