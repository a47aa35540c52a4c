package io.covalence.portal.backend.internal;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.ModelDownload;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.run.ModelService;
import io.covalence.service.run.RunService;
import io.covalence.service.study.StudyService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Dependent
public class ServiceStudies implements Studies {
    private final StudyService studies;
    private final RunService runs;
    private final ModelService models;

    @Inject
    public ServiceStudies(StudyService studies, RunService runs, ModelService models) {
        this.studies = studies;
        this.runs = runs;
        this.models = models;
    }

    @Override
    public List<StudyView> newest(Viewer viewer) {
        return viewer.acting(() -> studies.list(null, MOST).items());
    }

    @Override
    public StudySnapshot snapshot(Viewer viewer, StudyId studyId, @Nullable RunId runId) {
        return viewer.acting(() -> {
            var study = studies.get(studyId);
            var sites = studies.participations(studyId, null, MOST).items();
            var all = runs.list(studyId, null, MOST).items();
            var run = runId == null ? all.stream().findFirst() : Optional.of(named(all, runId));
            var rounds = run.map(found -> allRounds(found.id())).orElse(List.of());
            var summary = run.flatMap(found -> runs.findSummary(found.id()));
            var events =
                    run.map(found -> runs.latestEvents(found.id(), MOST_EVENTS)).orElse(List.of());
            return new StudySnapshot(study, sites, all, run.orElse(null), rounds, summary.orElse(null), events);
        });
    }

    private static RunView named(List<RunView> all, RunId runId) {
        return all.stream()
                .filter(candidate -> candidate.id().equals(runId))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "This study has no such run."));
    }

    @Override
    public String plan(Viewer viewer, StudyId studyId) {
        return viewer.acting(() -> studies.plan(studyId));
    }

    @Override
    public List<RoundView> rounds(Viewer viewer, RunId runId) {
        return viewer.acting(() -> allRounds(runId));
    }

    /** Rounds come oldest first, so the one under way is on the last page. */
    private List<RoundView> allRounds(RunId runId) {
        var rounds = new ArrayList<RoundView>();
        String cursor = null;
        do {
            var page = runs.rounds(runId, cursor, MOST);
            rounds.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return List.copyOf(rounds);
    }

    @Override
    public RunView startRun(Viewer viewer, StudyId studyId) {
        return viewer.acting(() -> runs.start(studyId));
    }

    @Override
    public RunView stopRun(Viewer viewer, RunId runId) {
        return viewer.acting(() -> runs.stop(runId));
    }

    @Override
    public RunView run(Viewer viewer, RunId runId) {
        return viewer.acting(() -> runs.get(runId));
    }

    @Override
    public ModelDownload model(Viewer viewer, RunId runId, int version) {
        var file = viewer.acting(() -> models.open(runId, version));
        return new ModelDownload(file.content(), file.length());
    }

    @Override
    public RunView promote(Viewer viewer, RunId runId, int version) {
        return viewer.acting(() -> runs.promote(runId, version));
    }

    @Override
    public RunView pauseRun(Viewer viewer, RunId runId) {
        return viewer.acting(() -> runs.pause(runId));
    }

    @Override
    public RunView resumeRun(Viewer viewer, RunId runId) {
        return viewer.acting(() -> runs.resume(runId));
    }
}
