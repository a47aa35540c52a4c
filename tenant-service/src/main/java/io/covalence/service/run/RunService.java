package io.covalence.service.run;

import io.covalence.contract.Page;
import io.covalence.contract.id.Ids;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunEventView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import io.covalence.service.institution.InstitutionSites;
import io.covalence.service.json.Json;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.page.Cursor;
import io.covalence.service.page.Pages;
import io.covalence.service.study.Studies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs: a sponsor's people start, pause and stop them; these people and the participating institutions watch them. */
@Dependent
@Transactional
public class RunService {
    private final EntityManager entities;
    private final RunReader reader;
    private final RunHistory history;
    private final Studies studies;
    private final InstitutionSites sites;
    private final WarmStarts warmStarts;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    @Inject
    RunService(
            EntityManager entities,
            RunReader reader,
            RunHistory history,
            Studies studies,
            InstitutionSites sites,
            WarmStarts warmStarts,
            Ledger ledger,
            Ids ids,
            Clock clock) {
        this.entities = entities;
        this.reader = reader;
        this.history = history;
        this.studies = studies;
        this.sites = sites;
        this.warmStarts = warmStarts;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Queues a run with the sites that are ready now; a timer hands it to the aggregation service.
     *
     * @throws ProblemException CONFLICT unless the study is READY, or COMPLETED with enough ready sites;
     *     PLAN_OUT_OF_BOUNDS when the plan names a model that the run cannot begin with, or not any more
     */
    @Requires(Role.SPONSOR)
    public RunView start(StudyId studyId) {
        var tenant = Acting.tenant();
        var participants = studies.start(studyId);
        var study = studies.facts(studyId);
        var plan = Json.read(study.plan(), StudyPlan.class);
        warmStarts.require(studyId, plan);
        var run = new Run(
                ids.run(), study, plan.work().measures(), plan.lastVersion(), participants.size(), clock.instant());
        entities.persist(run);
        entities.flush();
        for (var siteId : participants) {
            entities.persist(new RunSite(run, siteId, identityKey(siteId)));
        }
        entities.flush();
        ledger.append(
                tenant,
                "run.ordered",
                run.id().value(),
                Map.of(
                        "study",
                        studyId.value(),
                        "plan",
                        study.planSha256(),
                        "sites",
                        participants.stream().map(SiteId::value).collect(Collectors.joining(" "))));
        return run.view();
    }

    /** The study's runs, newest first. */
    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public Page<RunView> list(StudyId studyId, @Nullable String cursor, int limit) {
        studies.facts(studyId);
        return reader.list(studyId, Cursor.parse(cursor, Cursor.END), Pages.limit(limit));
    }

    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public RunView get(RunId runId) {
        return reader.require(runId).view();
    }

    /** What a run found of the rows of all sites together. */
    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public DataSummary summary(RunId runId) {
        return findSummary(runId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "This run has no summary: it makes none, or has not come to it."));
    }

    /** The same; empty where there is none. */
    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public Optional<DataSummary> findSummary(RunId runId) {
        return reader.require(runId).summary();
    }

    /** The run's rounds in their order; an institution sees its own site's row only. */
    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public Page<RoundView> rounds(RunId runId, @Nullable String cursor, int limit) {
        reader.require(runId);
        return reader.rounds(runId, Cursor.parse(cursor, Cursor.START), Pages.limit(limit));
    }

    /** What happened last to the run's rounds and to sites that were dropped, the newest first. */
    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public List<RunEventView> latestEvents(RunId runId, int limit) {
        reader.require(runId);
        return history.latest(runId, Pages.limit(limit));
    }

    /**
     * What happened to the run, oldest first; an institution is told of its own site only. Entries are never changed, and
     * an entry that is there once {@code after} is known is never missed by the next call.
     *
     * @param after sequence of the last entry that is known; 0 for the first page
     * @return a page whose {@code next} is the value of {@code after} for the following one
     */
    @Requires({Role.SPONSOR, Role.INSTITUTION})
    public Page<RunEventView> events(RunId runId, long after, int limit) {
        reader.require(runId);
        return history.after(runId, after, Pages.limit(limit));
    }

    /** Asks for the run's end; it is STOPPED when the aggregation service says so, or at once when no order was ever tried. */
    @Requires(Role.SPONSOR)
    public RunView stop(RunId runId) {
        var tenant = Acting.tenant();
        var run = reader.require(runId);
        entities.refresh(run, LockModeType.PESSIMISTIC_WRITE);
        if (run.stop(Acting.actor().name(), clock.instant())) {
            history.ended(run, clock.instant());
            studies.runEnded(run.studyId(), false);
        }
        entities.flush();
        ledger.append(
                tenant,
                "run.stop-asked",
                runId.value(),
                Map.of("study", run.studyId().value()));
        return run.view();
    }

    /**
     * Opens no further round until the run is resumed; the round under way goes on to its end.
     *
     * @throws ProblemException CONFLICT when the run has ended
     */
    @Requires(Role.SPONSOR)
    public RunView pause(RunId runId) {
        return change(runId, "run.pause-asked", run -> run.pause(Acting.actor().name()));
    }

    /**
     * Goes on with a paused run.
     *
     * @throws ProblemException CONFLICT when the run has ended
     */
    @Requires(Role.SPONSOR)
    public RunView resume(RunId runId) {
        return change(runId, "run.resume-asked", Run::resume);
    }

    /**
     * Names a model version as the result of its run; another one may be named later.
     *
     * @throws ProblemException NOT_FOUND when no completed round of the run made such a version
     */
    @Requires(Role.SPONSOR)
    public RunView promote(RunId runId, int version) {
        var tenant = Acting.tenant();
        var run = reader.require(runId);
        var sha256 = reader.digest(runId, version)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "No completed round of this run made a version " + version + "."));
        run.promote(version);
        entities.flush();
        ledger.append(
                tenant,
                "model.promoted",
                runId.value(),
                Map.of("study", run.studyId().value(), "version", Integer.toString(version), "sha256", sha256));
        return run.view();
    }

    private RunView change(RunId runId, String entry, Consumer<Run> change) {
        var tenant = Acting.tenant();
        var run = reader.require(runId);
        entities.refresh(run, LockModeType.PESSIMISTIC_WRITE);
        change.accept(run);
        entities.flush();
        ledger.append(
                tenant, entry, runId.value(), Map.of("study", run.studyId().value()));
        return run.view();
    }

    private String identityKey(SiteId siteId) {
        var key = sites.find(siteId).map(InstitutionSites.SiteFacts::identityKey);
        return key.orElseThrow(
                () -> new ProblemException(ProblemType.CONFLICT, "A site that was ready has no connector any more."));
    }
}
