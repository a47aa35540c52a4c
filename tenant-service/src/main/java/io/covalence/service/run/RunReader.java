package io.covalence.service.run;

import io.covalence.contract.Page;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RoundSiteView;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.service.page.Cursor;
import io.covalence.service.page.Pages;
import io.covalence.service.study.LatestRuns;
import io.covalence.service.study.Participations;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads runs as people see them. Which of them, the database decides by the acting scope. */
@Dependent
class RunReader implements LatestRuns {
    private final EntityManager entities;

    @Inject
    RunReader(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Map<StudyId, RunView> of(Collection<StudyId> studyIds) {
        if (studyIds.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select r from Run r where r.studyId in :studies and not exists (select o.id from Run o"
                                + " where o.studyId = r.studyId"
                                + " and (o.createdAt > r.createdAt or (o.createdAt = r.createdAt and o.id > r.id)))",
                        Run.class)
                .setParameter("studies", studyIds.stream().map(StudyId::value).toList())
                .getResultStream()
                .collect(Collectors.toUnmodifiableMap(Run::studyId, Run::view));
    }

    Run require(RunId runId) {
        var run = entities.find(Run.class, runId.value());
        if (run == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such run, or it is not yours.");
        }
        return run;
    }

    Page<RunView> list(StudyId studyId, Cursor from, int limit) {
        var rows = entities.createQuery(
                        "select r from Run r where r.studyId = :study"
                                + " and (r.createdAt < :at or (r.createdAt = :at and r.id < :id))"
                                + " order by r.createdAt desc, r.id desc",
                        Run.class)
                .setParameter("study", studyId.value())
                .setParameter("at", from.at())
                .setParameter("id", from.id())
                .setMaxResults(limit + 1)
                .getResultList();
        return Pages.of(rows, limit, Run::cursor, Run::view);
    }

    /** The digest of a version that a completed round of the run made. */
    Optional<String> digest(RunId runId, int version) {
        return entities.createQuery(
                        "select r.modelSha256 from Round r where r.runId = :run and r.newModelVersion = :version"
                                + " and r.newModelVersion > r.modelVersion and r.phase = :completed",
                        String.class)
                .setParameter("run", runId.value())
                .setParameter("version", version)
                .setParameter("completed", RoundPhase.COMPLETED)
                .getResultStream()
                .findFirst();
    }

    Page<RoundView> rounds(RunId runId, Cursor from, int limit) {
        var rows = entities.createQuery(
                        "select r from Round r where r.runId = :run"
                                + " and (r.openedAt > :at or (r.openedAt = :at and r.id > :id)) order by r.openedAt, r.id",
                        Round.class)
                .setParameter("run", runId.value())
                .setParameter("at", from.at())
                .setParameter("id", from.id())
                .setMaxResults(limit + 1)
                .getResultList();
        var sites = sites(rows.stream().map(Round::id).toList());
        var evaluations =
                evaluations(runId, rows.stream().map(Round::madeVersion).toList());
        return Pages.of(
                rows,
                limit,
                Round::cursor,
                round -> round.view(sites.getOrDefault(round.id(), List.of()), evaluations.get(round.madeVersion())));
    }

    private Map<RoundId, List<RoundSiteView>> sites(List<RoundId> roundIds) {
        var sites = new HashMap<RoundId, List<RoundSiteView>>();
        if (roundIds.isEmpty()) {
            return sites;
        }
        entities.createQuery(
                        "select rs, " + Participations.institutionInQuery("r.studyId", "rs.siteId")
                                + " as name from RoundSite rs join Run r on r.id = rs.runId where rs.roundId in :rounds"
                                + " order by name, rs.siteId",
                        Object[].class)
                .setParameter("rounds", roundIds.stream().map(RoundId::value).toList())
                .getResultStream()
                .forEach(row -> {
                    var site = (RoundSite) row[0];
                    sites.computeIfAbsent(site.roundId(), id -> new ArrayList<>())
                            .add(site.view((String) row[1]));
                });
        return sites;
    }

    private Map<Integer, ModelEvaluation> evaluations(RunId runId, List<Integer> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select e from StoredEvaluation e where e.runId = :run and e.modelVersion in :versions",
                        StoredEvaluation.class)
                .setParameter("run", runId.value())
                .setParameter("versions", versions)
                .getResultStream()
                .map(StoredEvaluation::view)
                .collect(Collectors.toUnmodifiableMap(ModelEvaluation::modelVersion, Function.identity()));
    }
}
