package io.covalence.service.run;

import io.covalence.contract.Page;
import io.covalence.contract.id.RunId;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunEventView;
import io.covalence.contract.run.SiteChange;
import io.covalence.service.study.Participations;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run's history: its newest entries, written with what they tell of, in the same transaction. */
@Dependent
class RunHistory {
    /** Hundreds of rounds of dozens of sites; beyond them the rounds themselves remain. */
    static final int KEPT = 20_000;

    /** Older entries go in lots, so that few events pay for it. */
    private static final int LOT = 1_000;

    private final EntityManager entities;

    @Inject
    RunHistory(EntityManager entities) {
        this.entities = entities;
    }

    /** Writes what the aggregation service told; the end of a run is written by {@link #ended}. */
    void append(Run run, RunEvent event, @Nullable SiteChange site) {
        append(run, new StoredRunEvent(run, event.at(), event.kind(), event.round(), site, event.detail()));
    }

    /** Writes that the run ended, whoever ended it, in the words that people read of the run. */
    void ended(Run run, Instant at) {
        var kind = switch (run.state()) {
            case SUCCEEDED -> RunEventKind.RUN_SUCCEEDED;
            case FAILED -> RunEventKind.RUN_FAILED;
            case STOPPED -> RunEventKind.RUN_STOPPED;
            case QUEUED, RUNNING, PAUSED ->
                throw new IllegalStateException("run " + run.id() + " has not ended: it is " + run.state());
        };
        append(run, new StoredRunEvent(run, at, kind, null, null, run.view().reason()));
    }

    private void append(Run run, StoredRunEvent entry) {
        entities.persist(entry);
        if (run.events() > KEPT && run.events() % LOT == 0) {
            entities.createQuery("delete from StoredRunEvent e where e.runId = :run and e.sequence <= :last")
                    .setParameter("run", run.id().value())
                    .setParameter("last", run.events() - KEPT)
                    .executeUpdate();
        }
    }

    /** What people want to know first: what happened to rounds and to sites that were dropped, the newest first. */
    List<RunEventView> latest(RunId runId, int limit) {
        return entities.createQuery(
                        "select e, " + Participations.institutionInQuery("r.studyId", "e.siteId")
                                + " from StoredRunEvent e join Run r on r.id = e.runId where e.runId = :run"
                                + " and e.kind <> :phase and (e.kind <> :site or e.sitePhase = :dropped)"
                                + " order by e.sequence desc",
                        Object[].class)
                .setParameter("run", runId.value())
                .setParameter("phase", RunEventKind.PHASE_CHANGED)
                .setParameter("site", RunEventKind.SITE_CHANGED)
                .setParameter("dropped", SitePhase.DROPPED)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> ((StoredRunEvent) row[0]).view((String) row[1]))
                .toList();
    }

    Page<RunEventView> after(RunId runId, long after, int limit) {
        var rows = entities.createQuery(
                        "select e, " + Participations.institutionInQuery("r.studyId", "e.siteId")
                                + " from StoredRunEvent e join Run r on r.id = e.runId"
                                + " where e.runId = :run and e.sequence > :after order by e.sequence",
                        Object[].class)
                .setParameter("run", runId.value())
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList();
        var shown = rows.stream()
                .limit(limit)
                .map(row -> ((StoredRunEvent) row[0]).view((String) row[1]))
                .toList();
        return new Page<>(
                shown, rows.size() > limit ? Long.toString(shown.getLast().sequence()) : null);
    }
}
