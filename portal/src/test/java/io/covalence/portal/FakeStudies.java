package io.covalence.portal;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.ModelDownload;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Studies that a test writes down. */
public final class FakeStudies implements Studies {
    public static final String PLAN = "{\"schema\": 2}";
    public List<StudyView> list = List.of();
    public @Nullable StudySnapshot snapshot;
    public @Nullable RuntimeException failure;
    public int reads;
    public final List<StudyId> started = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();

    @Override
    public List<StudyView> newest(Viewer viewer) {
        return list;
    }

    @Override
    public StudySnapshot snapshot(Viewer viewer, StudyId studyId, @Nullable RunId runId) {
        reads++;
        if (failure != null) {
            throw failure;
        }
        if (snapshot == null || !snapshot.study().id().equals(studyId)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such study, or it is not yours to see.");
        }
        return snapshot;
    }

    @Override
    public String plan(Viewer viewer, StudyId studyId) {
        return PLAN;
    }

    @Override
    public List<RoundView> rounds(Viewer viewer, RunId runId) {
        return snapshot == null ? List.of() : snapshot.rounds();
    }

    @Override
    public RunView startRun(Viewer viewer, StudyId studyId) {
        started.add(studyId);
        return Samples.run(RunState.QUEUED, 0, null);
    }

    @Override
    public RunView run(Viewer viewer, RunId runId) {
        if (snapshot == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such run, or it is not yours.");
        }
        return snapshot.runs().stream()
                .filter(run -> run.id().equals(runId))
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no such run, or it is not yours."));
    }

    @Override
    public ModelDownload model(Viewer viewer, RunId runId, int version) {
        return new ModelDownload(new ByteArrayInputStream(new byte[4]), 4);
    }

    @Override
    public RunView promote(Viewer viewer, RunId runId, int version) {
        asked.add("promote " + version);
        return Samples.run(RunState.SUCCEEDED, 3, null);
    }

    @Override
    public RunView pauseRun(Viewer viewer, RunId runId) {
        asked.add("pause " + runId);
        return Samples.run(RunState.PAUSED, 3, null);
    }

    @Override
    public RunView resumeRun(Viewer viewer, RunId runId) {
        asked.add("resume " + runId);
        return Samples.run(RunState.RUNNING, 3, null);
    }

    @Override
    public RunView stopRun(Viewer viewer, RunId runId) {
        return Samples.run(RunState.STOPPED, 3, null);
    }
}
